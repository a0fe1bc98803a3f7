import { UsageError } from '../errors.ts';
import type { PackageIndex, Plan } from '../model/plan.ts';
import { saidBy, type Policy } from '../model/policy.ts';

/** How the install steps of a plan learn of a mirror. */
interface Route {
  readonly index: PackageIndex;
  /** Variables that name the mirror to everything that installs. */
  readonly variables: readonly string[];
  /** Why no mirror reaches it; empty when one does. */
  readonly whyNot: string;
}

const FROM_LOCK = 'Yarn 1 takes each package from the address in yarn.lock';
const GRADLE = 'Gradle takes its repositories from the build scripts';
const PIP_CONF = 'the secret pip names an index of its own';
const SETTINGS = 'the settings with the logins name repositories of their own';

/** By what the node templates install with. Bun, and pnpm before 11, read what npm reads. */
const NODE: Readonly<Record<string, Route>> = {
  npm: route('npm', ['NPM_CONFIG_REGISTRY']),
  pnpm: route('npm', ['NPM_CONFIG_REGISTRY', 'pnpm_config_registry']),
  bun: route('npm', ['NPM_CONFIG_REGISTRY']),
  'yarn-berry': route('npm', ['NPM_CONFIG_REGISTRY', 'YARN_NPM_REGISTRY_SERVER']),
  'yarn-classic': route('npm', [], FROM_LOCK),
};

const routes: Readonly<Record<string, (plan: Plan) => Route | null>> = {
  node: ({ view }) => NODE[wordIn(view, 'install').replace(/-(?:unlocked|token)$/, '')] ?? null,
  python: pythonRoute,
  go: ({ view }) => (/^(?:modules|secret)$/.test(wordIn(view, 'install')) ? route('go', ['GOPROXY']) : null),
  java: javaRoute,
};

/** The plan with the mirror that its packages come through. */
export function packagesUnder(plan: Plan, { values }: Policy): Pick<Plan, 'packages'> {
  const found = routeOf(plan);
  const url = found === null ? undefined : values.packageMirrors?.[found.index];
  if (found === null || url === undefined || found.whyNot !== '') return {};
  return { packages: { index: found.index, url, variables: found.variables } };
}

/** Throws `UsageError` where packages can't come through the mirror that the team demands. */
export function assertMirrored(plan: Plan, policy: Policy): void {
  const found = routeOf(plan);
  if (found === null || found.whyNot === '' || policy.values.packageMirrors?.[found.index] === undefined) return;
  const key = `packageMirrors.${found.index}`;
  const what = `packages can't come through the mirror: ${found.whyNot}`;
  throw new UsageError(`${what}: ${saidBy(policy, key)}. Nothing was written.`, {
    hints: [`ironhull defaults explain ${key}     says who lays it down`],
  });
}

function routeOf(plan: Plan): Route | null {
  return routes[plan.stack]?.(plan) ?? null;
}

/** Back ends come by pip where packages come by uv. */
function pythonRoute({ images, secrets }: Plan): Route {
  const variables = ['PIP_INDEX_URL', ...(images['uv'] === undefined ? [] : ['UV_DEFAULT_INDEX'])];
  return route('pypi', variables, secrets.some(({ kind }) => kind === 'pip') ? PIP_CONF : '');
}

/** Maven is told by a settings file; its wrapper, which fetches Maven itself, by a variable. */
function javaRoute({ view, secrets }: Plan): Route {
  const tool = wordIn(view, 'tool');
  if (tool.startsWith('gradle')) return route('maven', [], GRADLE);
  const own = secrets.some(({ kind }) => kind === 'maven_settings' || kind.startsWith('login:'));
  return route('maven', tool.startsWith('mvnw') ? ['MVNW_REPOURL'] : [], own ? SETTINGS : '');
}

function route(index: PackageIndex, variables: readonly string[], whyNot = ''): Route {
  return { index, variables, whyNot };
}

/** A value of the stack's own templates that is a word; empty where there is none. */
function wordIn(view: Plan['view'], name: string): string {
  const value = view[name];
  return typeof value === 'string' ? value : '';
}
