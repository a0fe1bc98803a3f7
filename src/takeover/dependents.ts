import type { BuildTarget, Deployment } from '../model/deployment.ts';
import type { Repo } from '../model/repo.ts';
import type { Dependent } from '../model/takeover.ts';
import { answersOf } from './answers.ts';
import { bakedSecrets, scriptSecrets } from './dependents/command-line.ts';
import { composeSecrets } from './dependents/compose-secrets.ts';
import { composePorts } from './dependents/compose-ports.ts';
import { composeVolumes } from './dependents/compose-volumes.ts';
import { workflowSecrets } from './dependents/workflow-secrets.ts';
import { passedSecrets, type Passed } from './passed-secrets.ts';
import type { Reading } from './reading.ts';

/** The files around a Dockerfile that speak of it. */
export interface Around {
  readonly repo: Repo;
  readonly deployment: Deployment;
  /** Paths by which they name it. */
  readonly paths: readonly string[];
}

/** Where our web server listens. */
const SITE_PORT = 8080;

/** Places in compose files, workflows and scripts that have to change with the Dockerfile: secrets that they pass, ports that move. */
export function dependentsOf(reading: Reading, { repo, deployment, paths }: Around): readonly Dependent[] {
  const builds = deployment.builds.filter(({ dockerfile }) => paths.includes(dockerfile));
  const secrets = passedSecrets(reading);
  const passing = builds.flatMap((build) => {
    const mine = secrets.filter(({ name }) => Object.hasOwn(build.args, name));
    return mine.length === 0 ? [] : secretsIn(build, mine, repo);
  });
  const port =
    answersOf(reading).port?.value ??
    reading.facts.port?.value ??
    (reading.facts.shape === 'static' ? SITE_PORT : null);
  const moved = typeof port !== 'number' ? [] : composePorts(reading, { builds, deployment, repo, port });
  // Several services may build one file in one place.
  return [
    ...new Map(
      [...passing, ...moved, ...composeVolumes(reading, repo)].map((one) => [`${one.from} ${one.before}`, one]),
    ).values(),
  ];
}

function secretsIn(build: BuildTarget, secrets: readonly Passed[], repo: Repo): readonly Dependent[] {
  const file = build.from.replace(/:\d+$/, '');
  const text = repo.source(file);
  if (text === null) return [];
  if (build.source === 'compose') return composeSecrets(file, text, build, secrets);
  if (build.source === 'bake') return bakedSecrets(file, text, build, secrets);
  const workflow = build.source === 'github' ? workflowSecrets(file, text, build, secrets) : [];
  return workflow.length > 0 ? workflow : scriptSecrets(file, text, build, secrets);
}
