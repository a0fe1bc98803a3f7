import { isCustom, secretLines } from '../../_shared/secrets.ts';
import type { Manager } from '../facts.ts';
import type { Decided } from './decided.ts';

/** Values of the stages that install and build. */
export interface InstallView {
  readonly manager: string;
  readonly managerPackage: string;
  readonly managerFile: string;
  readonly managerHash: string;
  readonly hashProgram: string;
  readonly yarn: string;
  readonly settings: string;
  readonly install: string;
  readonly production: string;
  readonly modules: string;
  readonly manifests: string;
  readonly manifestFolders: readonly string[];
  readonly networkLines: readonly string[];
  readonly fetchLines: readonly string[];
  readonly fetchFlags: string;
  readonly rebuild: readonly string[];
  readonly addonTools: string;
  readonly build: string;
  readonly buildNetwork: string;
  readonly buildLines: readonly string[];
  readonly productionInstall: string;
  readonly yarnFetch: string;
  readonly environmentFiles: readonly string[];
  readonly [key: string]: string | readonly string[];
}

/** Variables by which npm, pnpm, Yarn and Bun learn of a company's TLS root. */
const CA_VARIABLES = ['NODE_EXTRA_CA_CERTS', 'npm_config_cafile'];

export function installView(decided: Decided): InstallView {
  const { details, secrets } = decided;
  const { manager } = details;
  const forFetch = secrets.filter((secret) => !isCustom(secret));
  const separate =
    details.development && details.production && details.framework !== 'next' && decided.facts.shape !== 'static';
  const yarn = yarnCommand(manager, details.tokens);
  return {
    ...managerValues(decided),
    yarn,
    settings: ['pnpm', 'yarn-classic', 'yarn-berry'].includes(manager.id) ? manager.id : 'none',
    install: installPartial(decided),
    production: separate ? manager.id : 'none',
    modules: separate ? 'production' : 'deps',
    manifests: details.manifests.filter((path) => !path.endsWith('/')).join(' '),
    manifestFolders: details.manifests.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1)),
    networkLines: secretLines(
      forFetch.filter((secret) => secret.kind === 'ca'),
      CA_VARIABLES,
    ),
    fetchLines: secretLines(forFetch, CA_VARIABLES),
    fetchFlags: fetchFlags(decided),
    rebuild: details.installScripts ? [rebuild(decided, yarn)] : [],
    addonTools: details.native !== null && decided.buildContract.libc === 'musl' ? 'alpine' : 'none',
    build: buildCommand(decided, yarn),
    ...buildStep(decided),
    productionInstall: `${installPartial(decided)}-production`,
    yarnFetch: manager.program === null ? 'yarn' : `node ${manager.program}`,
    environmentFiles: details.environmentFiles,
  };
}

function managerValues({
  details,
  buildContract,
}: Decided): Pick<InstallView, 'manager' | 'managerPackage' | 'managerFile' | 'managerHash' | 'hashProgram'> {
  const { id, version, hash, program } = details.manager;
  const shipped = id === 'yarn-classic' && buildContract.env['YARN_VERSION'] === version;
  const bundled = version === null || program !== null || shipped || id === 'none';
  const name = {
    npm: 'npm',
    pnpm: 'pnpm',
    'yarn-classic': 'yarn',
    'yarn-berry': '@yarnpkg/cli-dist',
    bun: 'bun',
    none: 'npm',
  }[id];
  const yarn = id.startsWith('yarn') ? 'yarn' : id === 'bun' ? 'bun' : 'any';
  const kind = bundled ? 'bundled' : hash === null ? yarn : id === 'yarn-berry' ? 'yarn-berry-hashed' : 'hashed';
  return {
    manager: kind,
    managerPackage: `${name}@${version ?? ''}`,
    managerFile: `${name}-${version ?? ''}.tgz`,
    managerHash: hash?.hex ?? '',
    hashProgram: `${hash?.algorithm ?? 'sha512'}sum`,
  };
}

/** Yarn reads its configuration at every call and stops at a token's variable that is not set: it gets an empty one. */
function yarnCommand(manager: Manager, tokens: readonly string[]): string {
  const program = manager.program === null ? 'yarn' : `node ${manager.program}`;
  return [...tokens.map((name) => `${name}=`), program].join(' ');
}

function installPartial({ details, secrets, answers }: Decided): string {
  const { manager } = details;
  if (manager.id === 'none') return 'none';
  if (manager.lockfile === null && answers.unlocked === true) return `${manager.id}-unlocked`;
  const byVariable = secrets.some((secret) => secret.kind.startsWith('npm') && secret.delivery === 'env');
  return manager.id === 'pnpm' && byVariable ? 'pnpm-token' : manager.id;
}

/** Flags that keep third-party code away from a mounted token and are of no use without one. */
function fetchFlags({ details, secrets }: Decided): string {
  if (!secrets.some((secret) => secret.kind.startsWith('npm'))) return '';
  if (details.manager.id === 'npm') return ' --allow-git=none';
  const hooks = details.manifests.some((path) => path.startsWith('.pnpmfile'));
  return details.manager.id === 'pnpm' && hooks ? ' --ignore-pnpmfile' : '';
}

function rebuild({ details }: Decided, yarn: string): string {
  const network = details.scriptsDownload ? '' : '--network=none ';
  const headers = 'npm_config_nodedir=/usr/local';
  const command = {
    npm: 'npm rebuild --foreground-scripts',
    pnpm: 'pnpm rebuild',
    'yarn-classic': `${yarn} install --frozen-lockfile --offline --force --non-interactive`,
    'yarn-berry': `${yarn} rebuild`,
    bun: 'bun install --frozen-lockfile --force',
    none: 'npm rebuild',
  }[details.manager.id];
  return `${network}${headers} ${command}`;
}

function buildCommand({ details }: Decided, yarn: string): string {
  if (details.build === null) return '';
  const runner = { npm: 'npm', pnpm: 'pnpm', 'yarn-classic': yarn, 'yarn-berry': yarn, bun: 'bun', none: 'npm' }[
    details.manager.id
  ];
  const quiet = details.framework.startsWith('next') ? 'NEXT_TELEMETRY_DISABLED=1 ' : '';
  return `${quiet}${runner} run ${details.build}`;
}

/** A build that is known to read its context alone gets no network; a custom secret is for talking to somebody. */
function buildStep({ details, secrets }: Decided): Pick<InstallView, 'buildNetwork' | 'buildLines'> {
  const seen = secrets.filter((secret) => isCustom(secret) || secret.kind === 'ca');
  const alone = details.buildOffline && !secrets.some(isCustom);
  return alone
    ? { buildNetwork: 'none', buildLines: [] }
    : { buildNetwork: 'default', buildLines: secretLines(seen, CA_VARIABLES) };
}
