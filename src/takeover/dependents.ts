import type { BuildTarget, Deployment } from '../model/deployment.ts';
import type { Repo } from '../model/repo.ts';
import type { Dependent } from '../model/takeover.ts';
import { answersOf } from './answers.ts';
import { bakedSecrets, scriptSecrets } from './dependents/command-line.ts';
import { composeSecrets } from './dependents/compose-secrets.ts';
import { composePorts } from './dependents/compose-ports.ts';
import { composeRuns } from './dependents/compose-runs.ts';
import { composeVolumes } from './dependents/compose-volumes.ts';
import { flyPlaces } from './dependents/fly.ts';
import { baseName, manifestPlaces } from './dependents/manifests.ts';
import { oldPorts } from './dependents/ports.ts';
import { workflowSecrets } from './dependents/workflow-secrets.ts';
import { passedSecrets, type Passed } from './passed-secrets.ts';
import { stageNamed, type Reading } from './reading.ts';

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
  const passing = secretPlaces(
    builds.filter((build) => !staysAsItWas(reading, build)),
    secrets,
    repo,
  );
  const port =
    answersOf(reading).port?.value ??
    reading.facts.port?.value ??
    (reading.facts.shape === 'static' ? SITE_PORT : null);
  const ports = oldPorts(reading, typeof port === 'number' ? port : 0);
  const all = [
    ...passing,
    ...(ports.port === 0 ? [] : composePorts({ builds, deployment, repo }, ports)),
    ...composeVolumes(reading, repo),
    ...composeRuns(reading, builds, repo),
    ...flyPlaces(reading, builds, repo, ports),
    ...manifestPlaces(reading, repo, namesOf(reading, builds), ports),
  ];
  // Several services may build one file in one place.
  return [...new Map(all.map((one) => [`${one.from} ${one.before}`, one])).values()];
}

/** By which a manifest may name the image. */
function namesOf({ facts }: Reading, builds: readonly BuildTarget[]): ReadonlySet<string> {
  const tags = builds.flatMap((build) => build.tags.map(({ value }) => baseName(value)));
  return new Set([facts.name.value, ...tags]);
}

/** A stage that is kept takes what it took. */
function staysAsItWas({ stages, roles }: Reading, { target }: BuildTarget): boolean {
  const stage = stageNamed(stages, target?.value ?? null);
  return stage !== null && roles.get(stage) === 'other';
}

/** Services of one compose file change together, since they share what stands at its end. */
function secretPlaces(builds: readonly BuildTarget[], secrets: readonly Passed[], repo: Repo): readonly Dependent[] {
  const passing = builds.filter(({ args }) => secrets.some(({ name }) => Object.hasOwn(args, name)));
  const composed = Map.groupBy(
    passing.filter(({ source }) => source === 'compose'),
    fileOf,
  );
  return [
    ...passing.filter(({ source }) => source !== 'compose').flatMap((build) => secretsIn(build, secrets, repo)),
    ...[...composed].flatMap(([file, ones]) =>
      composeSecrets(file, repo.source(file) ?? '', [...new Set(ones.map(({ name }) => name))], secrets),
    ),
  ];
}

function fileOf({ from }: BuildTarget): string {
  return from.replace(/:\d+$/, '');
}

function secretsIn(build: BuildTarget, all: readonly Passed[], repo: Repo): readonly Dependent[] {
  const secrets = all.filter(({ name }) => Object.hasOwn(build.args, name));
  const file = fileOf(build);
  const text = repo.source(file);
  if (text === null) return [];
  if (build.source === 'bake') return bakedSecrets(file, text, build, secrets);
  const workflow = build.source === 'github' ? workflowSecrets(file, text, build, secrets) : [];
  return workflow.length > 0 ? workflow : scriptSecrets(file, text, build, secrets);
}
