import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage, Family } from '../../model/image.ts';
import type { Plan } from '../../model/plan.ts';
import { buildImage, rowOf, runtimeImage } from '../_shared/images.ts';
import { chosenSecrets } from '../_shared/secrets.ts';
import { serving, type Serving } from '../_shared/site/servers.ts';
import { siteView } from '../_shared/site/view.ts';
import { TEMPORARY } from '../_shared/writable.ts';
import type { NodeDetails } from './facts.ts';
import { context } from './plan/context.ts';
import { deviations } from './plan/deviations.ts';
import { installView } from './plan/install.ts';
import { serverProcess } from './plan/process.ts';
import { runtimeView } from './plan/runtime.ts';
import type { Decided } from './plan/decided.ts';

/** Minor that brought symbolic modes to `COPY --chmod`. */
const SYNTAX = '1.14';

/** Facts and answers → every decision of a Node image. */
export function plan(facts: Facts<NodeDetails>, answers: Answers, catalogue: readonly CatalogueImage[]): Plan {
  const site = facts.shape === 'static' ? serving(answers.base ?? 'unprivileged', catalogue) : null;
  const decided = decide(facts, answers, catalogue, site);
  return {
    schemaVersion: 1,
    stack: 'node',
    service: facts.service,
    name: decided.name,
    shape: facts.shape,
    template: template(facts),
    syntax: SYNTAX,
    ...(site === null ? program(decided) : builtSite(decided, site)),
    writable: [TEMPORARY, ...facts.writable.map((found) => found.value), ...declared(answers)],
    secrets: decided.secrets,
    context: context(decided),
    deviations: deviations(decided),
    buildArgs: [...(answers.buildArgs ?? [])],
  };
}

type Shipped = Pick<Plan, 'images' | 'user' | 'process' | 'view'>;

function program(decided: Decided): Shipped {
  const install = installView(decided);
  return {
    images: { build: decided.build, runtime: decided.runtime },
    user: account(decided),
    process: serverProcess(decided),
    view: { ...install, ...runtimeView(decided, install.modules) },
  };
}

function builtSite(decided: Decided, { server, images, user, process }: Serving): Shipped {
  const site = { stage: 'build', folder: `/app/${decided.details.output ?? 'dist'}`, ...decided.details.site };
  return {
    images: { build: decided.build, ...images },
    user,
    process,
    view: { ...installView(decided), ...siteView(site, server) },
  };
}

function decide(
  facts: Facts<NodeDetails>,
  answers: Answers,
  catalogue: readonly CatalogueImage[],
  site: Serving | null,
): Decided {
  const family = answers.base ?? (site ? 'unprivileged' : 'distroless');
  const build = buildImage(catalogue, 'node', facts.runtime.cycle, buildFamily(facts, family));
  const runtime = site?.images.runtime ?? runtimeImage(catalogue, 'node', family, facts.runtime.cycle);
  return {
    facts,
    details: facts.details,
    answers,
    name: answers.name ?? facts.name.value,
    family,
    build,
    runtime,
    buildContract: rowOf(catalogue, build).contract,
    runtimeContract: rowOf(catalogue, runtime).contract,
    secrets: chosenSecrets(facts.secrets, answers.secrets ?? []),
  };
}

/** Compilers and git only where an addon is compiled or a package comes from git, and the same libc as the shipped image. */
function buildFamily(facts: Facts<NodeDetails>, family: Family): Family {
  if (facts.shape !== 'static' && family === 'alpine') return 'alpine';
  const { native, gitDependency } = facts.details;
  return native === null && gitDependency === null ? 'slim' : 'full';
}

function template(facts: Facts<NodeDetails>): string {
  if (facts.shape === 'static') return 'node/static';
  return facts.details.output === null ? 'node/server' : 'node/built';
}

function account({ runtimeContract }: Decided): Plan['user'] {
  const [first] = runtimeContract.accounts;
  return first === undefined ? { uid: 65532, gid: 65532 } : { uid: first.uid, gid: first.gid };
}

function declared(answers: Answers): Plan['writable'] {
  return (answers.writable ?? []).map((path) => ({ path, kind: 'volume', mode: '1777', exec: false, why: 'declared' }));
}
