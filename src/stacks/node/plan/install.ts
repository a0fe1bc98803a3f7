import { isCustom, secretLines } from '../../_shared/secrets.ts';
import type { Secret } from '../../../model/secret.ts';
import type { Decided } from './decided.ts';
import { managerView, MANAGERS, rebuildCommand, yarnCommand, yarnProgram } from './managers.ts';

/** Values of the stages that install and build. */
export interface InstallView {
  /** Stage whose `node_modules` is shipped. */
  readonly modules: string;
  readonly [key: string]: string | readonly string[];
}

/** Variables by which npm, pnpm, Yarn and Bun learn of a company's TLS root. */
const CA_VARIABLES = ['NODE_EXTRA_CA_CERTS', 'npm_config_cafile'];

export function installView(decided: Decided): InstallView {
  const { details, secrets } = decided;
  const { manager } = details;
  const separate = details.development && shipsModules(decided);
  return {
    ...managerView(manager, decided.buildContract.env['YARN_VERSION']),
    ...addonInstaller(decided),
    settings: MANAGERS[manager.id].settings,
    yarn: yarnCommand(manager, details.tokens),
    yarnFetch: yarnProgram(manager),
    install: installPartial(decided),
    productionFlags: details.installScripts ? '' : ' --ignore-scripts',
    production: separate ? manager.id : 'none',
    modules: separate ? 'production' : 'deps',
    ...manifestView(decided),
    networkLines: secretLines(secrets.filter(isCa), CA_VARIABLES),
    fetchLines: secretLines(
      secrets.filter((secret) => !isCustom(secret)),
      CA_VARIABLES,
    ),
    fetchFlags: fetchFlags(decided),
    tidy: manager.id === 'pnpm' && shipsModules(decided) && !separate ? 'pnpm' : 'none',
    rebuild: details.installScripts ? [rebuild(decided)] : [],
    addonTools: needsTools(decided) ? 'alpine' : 'none',
    ...buildStep(decided),
  };
}

/** Bun carries no node-gyp and would fetch it. */
function addonInstaller({ details }: Decided): Pick<InstallView, string> {
  return details.manager.id === 'bun' && details.native !== null ? { manager: 'bun-addons' } : {};
}

function isCa(secret: Secret): boolean {
  return secret.kind === 'ca';
}

/** Alpine has one builder image: what the full Debian one brings along is added to it. */
function needsTools({ details, buildContract }: Decided): boolean {
  return buildContract.libc === 'musl' && (details.native !== null || details.gitDependency !== null);
}

/** Next.js traces what its server needs into its own output; a site ships none. */
function shipsModules({ facts, details }: Decided): boolean {
  return details.production && details.framework !== 'next' && facts.shape !== 'static';
}

function manifestView({ details }: Decided): Pick<InstallView, string> {
  const folders = details.manifests.filter((path) => path.endsWith('/'));
  return {
    manifests: details.manifests.filter((path) => !path.endsWith('/')).join(' '),
    manifestFolders: folders.map((path) => path.slice(0, -1)),
    environmentFiles: details.environmentFiles,
  };
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
  if (details.manager.id === 'npm') return details.gitDependency === null ? ' --allow-git=none' : '';
  const hooks = details.manifests.some((path) => path.startsWith('.pnpmfile'));
  return details.manager.id === 'pnpm' && hooks ? ' --ignore-pnpmfile' : '';
}

function rebuild({ details }: Decided): string {
  const { manager, tokens, scriptsDownload } = details;
  return `${scriptsDownload ? '' : '--network=none '}${rebuildCommand(manager, tokens)}`;
}

/** A build that is known to read its context alone gets no network; a custom secret is for talking to somebody. */
function buildStep({ details, secrets }: Decided): Pick<InstallView, string> {
  const { manager, tokens, build } = details;
  const runner = MANAGERS[manager.id].yarn ? yarnCommand(manager, tokens) : MANAGERS[manager.id].package;
  const quiet = details.framework.startsWith('next') ? 'NEXT_TELEMETRY_DISABLED=1 ' : '';
  const custom = secrets.filter(isCustom);
  const alone = details.buildOffline && custom.length === 0;
  return {
    build:
      build === null
        ? ''
        : `${details.postinstall ? `${runner} run postinstall && ` : ''}${quiet}${runner} run ${build}`,
    buildNetwork: alone ? 'none' : 'default',
    buildLines: alone ? [] : secretLines([...custom, ...secrets.filter(isCa)], CA_VARIABLES),
  };
}
