import { UsageError } from '../../../errors.ts';
import type { Secret } from '../../../model/secret.ts';
import { plainPath } from '../../_shared/safe.ts';
import type { Lock, PythonDetails } from '../facts.ts';
import { EVERY_BACK_END } from './back-ends.ts';
import { fetchLines, loginsOf, type FetchLines } from './fetch.ts';

/** How packages get into `/opt/venv`, as finished values of the templates. */
export type InstallView = {
  /** Partial below `python/install/`. */
  readonly kind: 'uv' | 'uv-source' | 'pip' | 'pip-login' | 'pip-source';
  /** Partial below `python/lock/`. */
  readonly lock: 'none' | 'poetry';
  /** What `COPY` brings into the install stage. */
  readonly files: string;
  /** The step that fetches packages, with every secret. */
  readonly fetch: FetchLines;
  /** A step that fetches public things and mounts no login. */
  readonly open: FetchLines;
  readonly command: string;
  /** What installs from what was fetched before. */
  readonly second: string;
  /** Proofs that the lock is up to date, where the install itself may not ask. */
  readonly checks: readonly string[];
  /** Proofs of the finished install, each a command. */
  readonly proofs: readonly string[];
  /** Build back ends for packages that exist as source only. */
  readonly backEnds: readonly string[];
  /** Poetry and its plugin, as pip takes them. */
  readonly poetry: string;
};

const PIP = 'pip --python /opt/venv/bin/python';
const UV_CHECK = 'uv lock --check --offline --no-cache';
/** Poetry that templates were proven with, for locks that do not say which one wrote them. */
const POETRY = '2.5.1';
const POETRY_EXPORT: Readonly<Record<string, string>> = { '1': '1.8.0', '2': '1.10.1' };

/** A login is mounted only where packages are downloaded and no code of theirs runs (H8). */
export function installView(details: PythonDetails, secrets: readonly Secret[], name: string): InstallView {
  const poetry = details.manager === 'poetry';
  const tool = usesUv(details) ? 'uv' : 'pip';
  const pipConfig = details.manager === 'pip' ? details.pipConfig : '';
  const files = [...details.manifests, ...(pipConfig === '' ? [] : [pipConfig])].map((file) => plainPath(file, file));
  const step = { tool, name, secrets, pipConfig } as const;
  return {
    kind: kindOf(details, secrets),
    lock: poetry ? 'poetry' : 'none',
    files: poetry ? '--from=lock /lock/requirements.txt /lock/offline.txt' : files.join(' '),
    fetch: fetchLines(step),
    open: fetchLines({ ...step, pipConfig: '', secrets: secrets.filter(({ kind }) => kind === 'ca') }),
    ...commands(details, loginsOf(secrets).length > 0),
    checks: details.manager === 'uv' && loginsOf(secrets).length > 0 ? [UV_CHECK] : [],
    proofs: details.lock === 'pinned' ? [`${PIP} check`] : [],
    backEnds: sourceOnly(details).length > 0 ? EVERY_BACK_END : [],
    poetry: poetryPins(details.managerVersion),
  };
}

/** Names of packages whose install runs their build. */
export function sourceOnly({ packages }: PythonDetails): readonly string[] {
  return packages.filter((one) => one.sourceOnly).map((one) => plainPath(one.name, one.name));
}

/** uv pins build back ends, pip of older images cannot: so uv installs wherever something must be built. */
export function usesUv(details: PythonDetails): boolean {
  return details.manager === 'uv' || sourceOnly(details).length > 0;
}

function kindOf(details: PythonDetails, secrets: readonly Secret[]): InstallView['kind'] {
  const sources = sourceOnly(details);
  if (details.manager === 'uv') return sources.length > 0 ? 'uv-source' : 'uv';
  if (sources.length === 0) return loginsOf(secrets).length > 0 ? 'pip-login' : 'pip';
  if (loginsOf(secrets).length === 0) return 'pip-source';
  const [first] = sources;
  throw new UsageError(`${first} exists as source only, and its build would run beside a login. Nothing was written.`, {
    hints: ['put a wheel of it into your package index', 'uv lock     lets ironhull keep the two apart'],
  });
}

function commands(details: PythonDetails, login: boolean): Pick<InstallView, 'command' | 'second'> {
  const file = details.manager === 'poetry' ? 'requirements.txt' : (details.manifests[0] ?? '');
  const from = file.split('/').at(-1) ?? '';
  if (details.manager === 'uv') return uvCommands(details, login, from);
  const flags = pipFlags(details.lock);
  if (usesUv(details)) return { command: '', second: `${uvPip(details)} ${flags}-r ${from}` };
  const offline = details.manager === 'poetry' ? 'offline.txt' : from;
  const install = `${PIP} install --no-compile`;
  if (!login) return { command: `${install} --only-binary :all: ${flags}-r ${from}`, second: '' };
  return {
    command: `pip download --no-cache-dir --only-binary :all: ${flags}-d /wheels -r ${from}`,
    second: `${install} --no-cache-dir --no-index --find-links /wheels ${flags}-r ${offline}`,
  };
}

/** `--locked` proves the lock against pyproject.toml; beside a login it might start a package's own build, so there it is proven before. */
function uvCommands(details: PythonDetails, login: boolean, from: string): Pick<InstallView, 'command' | 'second'> {
  if (details.lock === 'none') return { command: `${uvPip(details)} -r ${from}`, second: '' };
  const without = sourceOnly(details)
    .map((one) => ` --no-install-package ${one}`)
    .join('');
  const cache = login ? ' --no-cache' : '';
  const second = 'uv sync --frozen --no-install-project';
  const first = login ? second : second.replace('--frozen', '--locked');
  return { command: `${first} --no-build${without}${cache}`, second };
}

function uvPip(details: PythonDetails): string {
  const sources = sourceOnly(details)
    .map((one) => ` --no-binary ${one}`)
    .join('');
  return `uv pip install --python /opt/venv --only-binary :all:${sources}`;
}

/** Hashes and `==` lines are taken as the whole list, so that nothing unlocked comes along. */
function pipFlags(lock: Lock): string {
  if (lock === 'none') return '';
  return lock === 'hashed' ? '--no-deps --require-hashes ' : '--no-deps ';
}

function poetryPins(version: string): string {
  const [major = '2'] = version.split('.');
  const exporter = POETRY_EXPORT[major] ?? POETRY_EXPORT['2'];
  return `poetry==${version === '' ? POETRY : version} poetry-plugin-export==${exporter}`;
}
