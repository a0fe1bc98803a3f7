import type { Manager, ManagerId } from '../facts.ts';

/** How a package manager is fetched and called. Commands are a closed vocabulary: nothing of the repo stands in them but checked names. */
interface Commands {
  /** Name in the npm registry. */
  readonly package: string;
  /** Partial of `templates/node/manager/` that installs it. */
  readonly installer: string;
  /** The same where package.json gives a hash. */
  readonly hashedInstaller: string;
  /** Partial of `templates/node/settings/`. */
  readonly settings: string;
  /**
   * Runs the install scripts of dependencies, offline, after the fetch; `HEADERS` and `YARN` stand for what rebuildCommand puts there.
   * `pnpm rebuild` would leave out addons that have a binding.gyp and no install script.
   */
  readonly rebuild: string;
  /** Whether it is Yarn, which reads its configuration at every call. */
  readonly yarn: boolean;
}

const ANY = { installer: 'any', hashedInstaller: 'hashed', settings: 'none', yarn: false };

export const MANAGERS: Readonly<Record<ManagerId, Commands>> = {
  npm: { ...ANY, package: 'npm', rebuild: 'HEADERS npm rebuild --foreground-scripts' },
  pnpm: {
    ...ANY,
    package: 'pnpm',
    settings: 'pnpm',
    rebuild: 'rm -rf node_modules && CI=1 HEADERS pnpm install --frozen-lockfile --offline',
  },
  'yarn-classic': {
    package: 'yarn',
    installer: 'yarn',
    hashedInstaller: 'hashed',
    settings: 'yarn-classic',
    rebuild: 'HEADERS YARN install --frozen-lockfile --offline --force --non-interactive',
    yarn: true,
  },
  'yarn-berry': {
    package: '@yarnpkg/cli-dist',
    installer: 'yarn',
    hashedInstaller: 'yarn-berry-hashed',
    settings: 'yarn-berry',
    // node-gyp lies among the dependencies there, and byte code of its Python files would bear the hour of the build (H14)
    rebuild: 'HEADERS PYTHONDONTWRITEBYTECODE=1 YARN rebuild',
    yarn: true,
  },
  bun: { ...ANY, package: 'bun', installer: 'bun', rebuild: 'HEADERS bun install --frozen-lockfile --force' },
  none: { ...ANY, package: 'npm', rebuild: '' },
};

/** Yarn stops at a token's variable that is not set, also where it needs no token: it gets an empty one. */
export function yarnCommand(manager: Manager, tokens: readonly string[]): string {
  return [...tokens.map((name) => `${name}=''`), yarnProgram(manager)].join(' ');
}

export function yarnProgram(manager: Manager): string {
  return manager.program === null ? 'yarn' : `node ${manager.program}`;
}

/** The official images carry the headers of Node, which node-gyp would download. */
const HEADERS = 'npm_config_nodedir=/usr/local';

export function rebuildCommand(manager: Manager, tokens: readonly string[]): string {
  return MANAGERS[manager.id].rebuild.replace('HEADERS', HEADERS).replace('YARN', yarnCommand(manager, tokens));
}

/** Values of the partial that brings the manager in. */
export function managerView(manager: Manager, bundledYarn: string | undefined): Readonly<Record<string, string>> {
  const { package: name, installer, hashedInstaller } = MANAGERS[manager.id];
  const version = manager.version ?? '';
  const { algorithm, hex } = manager.hash ?? { algorithm: 'sha512', hex: '' };
  const wanted = hex === '' ? installer : hashedInstaller;
  return {
    manager: bundled(manager, bundledYarn) ? 'bundled' : wanted,
    managerPackage: `${name}@${version}`,
    managerFile: `${name}-${version}.tgz`,
    managerHash: hex,
    hashProgram: `${algorithm}sum`,
  };
}

/** Whether the image or the repo brings the manager along. */
function bundled({ id, version, program }: Manager, bundledYarn: string | undefined): boolean {
  return version === null || program !== null || id === 'none' || (id === 'yarn-classic' && version === bundledYarn);
}
