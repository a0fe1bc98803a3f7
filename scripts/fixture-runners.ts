import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program fetched for one fixture, in the version that the fixture pins. */
export interface Tool {
  readonly from: 'npm' | 'pip' | 'host';
  /** Name in its registry. */
  readonly package: string;
  readonly version: string;
  readonly program: string;
}

/** How one package manager makes and honours its lockfile. */
export interface Runner {
  readonly name: string;
  readonly lockfile: string;
  /** Decides between managers that share the name of a lockfile. */
  readonly when?: (folder: string) => boolean;
  readonly tool: (folder: string) => Tool;
  /** Arguments of the frozen install. */
  readonly install: readonly (readonly string[])[];
  /** Arguments that write the lockfile. */
  readonly relock: readonly (readonly string[])[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Arguments of the pip that lies beside the tool, run after it. */
  readonly pip?: readonly string[];
}

function read(folder: string, file: string): string {
  return existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '';
}

function pinned(folder: string, manager: string): string | null {
  const match = new RegExp(`"packageManager":\\s*"${manager}@([^"+]+)`).exec(read(folder, 'package.json'));
  return match?.[1] ?? null;
}

const fromNpm =
  (manager: string, name: string, program: string, usual: string) =>
  (folder: string): Tool => ({
    from: 'npm',
    package: name,
    version: pinned(folder, manager) ?? usual,
    program,
  });

const fromPip = (name: string, version: string) => (): Tool => ({ from: 'pip', package: name, version, program: name });
const isBerry = (folder: string): boolean =>
  read(folder, 'yarn.lock').includes('__metadata:') || /yarn@[2-9]/.test(read(folder, 'package.json'));

/** Takes the files of the Python that the fixtures name, whichever runs here; with hashes in the list nothing else is taken. */
function pipInstall(file: string): readonly string[] {
  const exact = ['--python-version', '3.13', '--only-binary', ':all:', '--no-deps', '--target', 'packages'];
  return ['install', '--quiet', '--disable-pip-version-check', ...exact, '--requirement', file];
}

/** PowerShell writes UTF-16: without its NUL bytes it can be searched like any text. */
function isPinned(folder: string): boolean {
  const text = readFileSync(join(folder, 'requirements.txt'), 'latin1').replaceAll('\0', '');
  return !/^[A-Za-z][\w.-]*[ \t]*(?:[<>~!][^\n]*)?$/m.test(text.replaceAll('\r', ''));
}

/** Every package manager that a fixture uses, the most telling lockfile first. */
export const RUNNERS: readonly Runner[] = [
  {
    name: 'pnpm',
    lockfile: 'pnpm-lock.yaml',
    tool: fromNpm('pnpm', 'pnpm', 'pnpm', '10.34.9'),
    install: [['install', '--frozen-lockfile']],
    relock: [['install', '--lockfile-only']],
    environment: { CI: '1', pnpm_config_pm_on_fail: 'ignore', npm_config_manage_package_manager_versions: 'false' },
  },
  {
    name: 'yarn-berry',
    lockfile: 'yarn.lock',
    when: isBerry,
    tool: fromNpm('yarn', '@yarnpkg/cli-dist', 'yarn', '4.18.1'),
    install: [['install', '--immutable']],
    relock: [['install', '--mode=update-lockfile']],
    environment: {
      YARN_ENABLE_GLOBAL_CACHE: 'true',
      YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
      YARN_ENABLE_TELEMETRY: '0',
    },
  },
  {
    name: 'yarn-classic',
    lockfile: 'yarn.lock',
    tool: fromNpm('yarn', 'yarn', 'yarn', '1.22.22'),
    install: [['install', '--frozen-lockfile', '--non-interactive', '--ignore-engines']],
    relock: [['install', '--ignore-scripts', '--non-interactive', '--ignore-engines']],
  },
  {
    name: 'bun',
    lockfile: 'bun.lock',
    tool: fromNpm('bun', 'bun', 'bun', '1.4.5'),
    install: [['install', '--frozen-lockfile']],
    relock: [['install', '--lockfile-only']],
  },
  {
    name: 'npm',
    lockfile: 'package-lock.json',
    tool: fromNpm('npm', 'npm', 'npm', '11.19.1'),
    install: [['ci', '--no-audit', '--no-fund']],
    relock: [['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund']],
    environment: { npm_config_omit_lockfile_registry_resolved: 'true' },
  },
  {
    name: 'uv',
    lockfile: 'uv.lock',
    tool: fromPip('uv', '0.13.9'),
    install: [['sync', '--locked']],
    relock: [['lock']],
  },
  {
    name: 'poetry',
    lockfile: 'poetry.lock',
    tool: () => ({ from: 'pip', package: 'poetry-plugin-export', version: '1.10.1', program: 'poetry' }),
    install: [['export', '--only', 'main', '--without-urls', '--output', 'exported.txt']],
    pip: pipInstall('exported.txt'),
    relock: [['lock', '--no-interaction']],
    environment: { POETRY_VIRTUALENVS_IN_PROJECT: 'true' },
  },
  {
    name: 'go-vendor',
    lockfile: 'vendor/modules.txt',
    tool: () => ({ from: 'host', package: 'go', version: '', program: 'go' }),
    install: [['build', './...']],
    relock: [['mod', 'vendor']],
    environment: { GOFLAGS: '-mod=vendor', GOPROXY: 'off' },
  },
  {
    name: 'maven',
    lockfile: 'pom.xml',
    when: (folder) => !/-SNAPSHOT<|<module>|maven\.acme\.example/.test(read(folder, 'pom.xml')),
    tool: () => ({ from: 'host', package: 'maven', version: '', program: 'mvn' }),
    install: [['-B', '-ntp', '-C', 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:resolve']],
    relock: [],
  },
  {
    name: 'cargo',
    lockfile: 'Cargo.lock',
    tool: () => ({ from: 'host', package: 'cargo', version: '', program: 'cargo' }),
    install: [['fetch', '--locked']],
    relock: [['generate-lockfile']],
    environment: { RUSTUP_TOOLCHAIN: 'stable' },
  },
  {
    name: 'pip',
    lockfile: 'requirements.txt',
    when: isPinned,
    tool: fromPip('pip', '26.3'),
    install: [pipInstall('requirements.txt')],
    relock: [],
  },
  {
    name: 'go',
    lockfile: 'go.mod',
    when: (folder) => existsSync(join(folder, 'go.sum')) || !/^(?:require|\t\S+ v\d)/m.test(read(folder, 'go.mod')),
    tool: () => ({ from: 'host', package: 'go', version: '', program: 'go' }),
    install: [
      ['mod', 'download'],
      ['mod', 'verify'],
    ],
    relock: [['mod', 'tidy']],
    environment: { GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'auto' },
  },
];

/** The runner of a folder: its lockfile decides, or, while none is there yet, what package.json pins. */
export function runnerOf(folder: string): Runner | null {
  const found = RUNNERS.find((runner) => existsSync(join(folder, runner.lockfile)) && (runner.when?.(folder) ?? true));
  return found ?? null;
}
