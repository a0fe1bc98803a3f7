import satisfies from 'semver/functions/satisfies.js';
import minVersion from 'semver/ranges/min-version.js';
import validRange from 'semver/ranges/valid.js';
import { UsageError } from '../../../errors.ts';
import type { Answers } from '../../../model/answers.ts';
import type { Blocker, Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { keysAt, textAt, type JsonFile } from '../../_shared/json-file.ts';
import { findIn } from '../../_shared/place.ts';
import { plainPath } from '../../_shared/safe.ts';
import { readYaml } from '../../_shared/yaml-file.ts';
import type { Manager, ManagerId } from '../facts.ts';

export interface ManagerFacts {
  readonly manager: Manager;
  readonly blockers: readonly Blocker[];
}

interface Lock {
  readonly file: string;
  readonly id: ManagerId;
}

interface Pin {
  readonly id: ManagerId;
  readonly version: string;
  readonly hash: Manager['hash'];
  readonly from: string;
}

/** Taken where the repo pins a manager by its lockfile alone. Each is the last patch of the line that reads that lockfile. */
const USUAL: Readonly<Record<string, string>> = {
  'pnpm 5.4': '7.33.7',
  'pnpm 6.0': '8.15.9',
  'pnpm 9.0': '10.34.9',
  'yarn-berry': '4.18.1',
  'yarn-classic': '1.22.22',
  bun: '1.4.5',
};

/** How each manager makes the lockfile that is missing. */
const MAKE_LOCK: Readonly<Record<ManagerId, string>> = {
  npm: 'npm install --package-lock-only',
  pnpm: 'pnpm install --lockfile-only',
  'yarn-classic': 'yarn install',
  'yarn-berry': 'yarn install --mode=update-lockfile',
  bun: 'bun install --lockfile-only',
  none: 'npm install --package-lock-only',
};

/** Package manager, its version and its lockfile; what is missing or contradicts stops the run. */
export function packageManager(repo: Repo, manifest: JsonFile, given: Answers): ManagerFacts {
  const pin = pinned(manifest);
  const locks = lockfiles(repo);
  const fitting = pin === null ? locks : locks.filter((lock) => lock.id === pin.id);
  const [lock] = fitting;
  const id = lock?.id ?? pin?.id ?? 'npm';
  const manager = describe(repo, manifest, id, lock?.file ?? null, pin);
  if (goesOnUnlocked(manifest, given, lock)) return { manager, blockers: [] };
  return { manager: withoutNeed(manifest, manager), blockers: problems(manifest, fitting, locks, manager) };
}

/** Somebody said to go on without a lockfile, and there is something to lock. */
function goesOnUnlocked(manifest: JsonFile, given: Answers, lock: Lock | undefined): boolean {
  return given.unlocked === true && lock === undefined && hasDependencies(manifest);
}

function problems(
  manifest: JsonFile,
  fitting: readonly Lock[],
  locks: readonly Lock[],
  manager: Manager,
): readonly Blocker[] {
  if (!hasDependencies(manifest)) return [];
  if (fitting.length === 0) return [noLockfile(manager, locks)];
  const others = new Set(fitting.map((lock) => lock.id));
  if (others.size > 1) return [severalLockfiles(fitting)];
  return manager.lockfile === 'bun.lockb' ? [binaryLock()] : [];
}

function noLockfile(manager: Manager, others: readonly Lock[]): Blocker {
  const seen = others.length > 0 ? `, only ${others.map((lock) => lock.file).join(', ')}` : '';
  return {
    name: 'no-lockfile',
    message: `no lockfile of ${title(manager.id)} beside package.json${seen}: an image built today and one built tomorrow would differ.`,
    from: '',
    hints: [
      `${MAKE_LOCK[manager.id]}     makes one`,
      'ironhull retrofit --unlocked     goes on without, and says so in the file',
    ],
    liftedBy: 'unlocked',
  };
}

function severalLockfiles(locks: readonly Lock[]): Blocker {
  return {
    name: 'several-lockfiles',
    message: `${locks.map((lock) => lock.file).join(' and ')} are both here, and package.json names no packageManager.`,
    from: '',
    hints: ['delete the one that is out of use, or set "packageManager" in package.json'],
  };
}

function binaryLock(): Blocker {
  return {
    name: 'binary-lockfile',
    message: 'bun.lockb is the old binary form, which an install would rewrite.',
    from: 'bun.lockb',
    hints: ['bun install --save-text-lockfile --lockfile-only     makes a bun.lock'],
  };
}

export function title(id: ManagerId): string {
  return { npm: 'npm', pnpm: 'pnpm', 'yarn-classic': 'Yarn', 'yarn-berry': 'Yarn', bun: 'Bun', none: 'npm' }[id];
}

export function hasDependencies(manifest: JsonFile): boolean {
  return ['dependencies', 'devDependencies', 'optionalDependencies'].some((key) => keysAt(manifest, key).length > 0);
}

function withoutNeed(manifest: JsonFile, manager: Manager): Manager {
  return hasDependencies(manifest) ? manager : { ...manager, id: 'none', lockfile: null };
}

function lockfiles(repo: Repo): readonly Lock[] {
  const named: readonly (readonly [string, ManagerId])[] = [
    ['pnpm-lock.yaml', 'pnpm'],
    ['yarn.lock', (repo.text('yarn.lock') ?? '').includes('__metadata:') ? 'yarn-berry' : 'yarn-classic'],
    ['bun.lock', 'bun'],
    ['bun.lockb', 'bun'],
    ['npm-shrinkwrap.json', 'npm'],
    ['package-lock.json', 'npm'],
  ];
  return named.filter(([file]) => repo.has(file)).map(([file, id]) => ({ file, id }));
}

const PIN = /^(npm|pnpm|yarn|bun)@(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)(?:\+(sha\d+)\.([0-9a-f]+))?$/;

function pinned(manifest: JsonFile): Pin | null {
  const found = textAt(manifest, 'packageManager');
  if (found === null) return null;
  const [, name, version, algorithm, hex] = PIN.exec(found.value) ?? [];
  if (name === undefined || version === undefined)
    throw new UsageError(`${found.from}: packageManager is not of the form name@1.2.3. Nothing was written.`, {
      hints: ['"packageManager": "pnpm@10.34.9"'],
    });
  const hash = algorithm === undefined || hex === undefined ? null : { algorithm, hex };
  return { id: idOf(name, version), version, hash, from: found.from };
}

function idOf(name: string, version: string): ManagerId {
  if (name === 'yarn') return version.startsWith('1.') || version.startsWith('0.') ? 'yarn-classic' : 'yarn-berry';
  return name as ManagerId;
}

function describe(repo: Repo, manifest: JsonFile, id: ManagerId, lockfile: string | null, pin: Pin | null): Manager {
  const program = id === 'yarn-berry' ? committedYarn(repo) : null;
  if (pin !== null) return { id, version: pin.version, hash: pin.hash, lockfile, program, from: pin.from };
  const wanted = wantedVersion(manifest, id);
  const version = id === 'npm' ? null : exact(wanted?.value ?? null, usualVersion(repo, id));
  return { id, version, hash: null, lockfile, program, from: wanted?.from ?? lockfile ?? 'package.json' };
}

function usualVersion(repo: Repo, id: ManagerId): string | null {
  return USUAL[id] ?? USUAL[`pnpm ${lockVersion(repo)}`] ?? USUAL['pnpm 9.0'] ?? null;
}

/** `engines.pnpm` and the like: a range takes the usual version where it fits, else the lowest that does. */
function exact(range: string | null, usual: string | null): string | null {
  if (range === null || validRange(range) === null) return usual;
  if (usual !== null && satisfies(usual, range)) return usual;
  return minVersion(range)?.version ?? usual;
}

function wantedVersion(manifest: JsonFile, id: ManagerId): Found<string> | null {
  const name = id.startsWith('yarn') ? 'yarn' : id;
  const dev = textAt(manifest, 'devEngines', 'packageManager', 'name');
  const version = dev?.value === name ? textAt(manifest, 'devEngines', 'packageManager', 'version') : null;
  return version ?? textAt(manifest, 'engines', name);
}

function lockVersion(repo: Repo): string {
  return findIn('pnpm-lock.yaml', repo.text('pnpm-lock.yaml'), /^lockfileVersion:\s*'?([0-9.]+)/m)?.value ?? '';
}

function committedYarn(repo: Repo): string | null {
  const path = readYaml(repo, '.yarnrc.yml')['yarnPath'];
  return typeof path === 'string' && repo.has(path) ? plainPath(path, '.yarnrc.yml') : null;
}
