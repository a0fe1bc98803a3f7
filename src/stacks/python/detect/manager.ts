import type { Blocker, Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { PythonDetails } from '../facts.ts';
import { packageName } from './package-name.ts';
import { POETRY_LOCK, poetryVersion, readPoetryLock } from './poetry-lock.ts';
import { PYPROJECT, type Pyproject } from './pyproject.ts';
import { readRequirements, type Requirements } from './requirements.ts';
import { readUvLock, UV_LOCK } from './uv-lock.ts';

/** How packages get installed, and what stands in the way. */
export interface Installation extends Pick<
  PythonDetails,
  'manager' | 'managerVersion' | 'lock' | 'manifests' | 'packages'
> {
  readonly shown: Found<string>;
  readonly indexes: readonly Found<string>[];
  readonly blockers: readonly Blocker[];
}

/** A lockfile goes before requirements, requirements before ranges in pyproject.toml; `null` when the folder is no Python program. */
export function installation(repo: Repo, pyproject: Pyproject | null): Installation | null {
  return fromUv(repo) ?? fromPoetry(repo) ?? foreign(repo) ?? fromRequirements(repo) ?? fromRanges(pyproject);
}

function fromUv(repo: Repo): Installation | null {
  const lock = readUvLock(repo);
  if (lock === null) return null;
  return {
    ...NOTHING,
    manager: 'uv',
    lock: 'hashed',
    manifests: [PYPROJECT, UV_LOCK, ...['uv.toml'].filter((file) => repo.has(file))],
    packages: lock.packages,
    shown: { value: 'uv', from: UV_LOCK },
    blockers: localPackage(UV_LOCK, lock.local),
  };
}

function fromPoetry(repo: Repo): Installation | null {
  const lock = readPoetryLock(repo);
  if (lock === null) return null;
  const version = poetryVersion(repo);
  return {
    ...NOTHING,
    manager: 'poetry',
    managerVersion: version?.value ?? '',
    lock: 'hashed',
    manifests: [PYPROJECT, POETRY_LOCK],
    packages: lock.packages,
    shown: { value: `Poetry ${version?.value ?? ''}`.trim(), from: version?.from ?? POETRY_LOCK },
    blockers: localPackage(POETRY_LOCK, lock.local),
  };
}

/** Packages are fetched before any source is there, and each of these would have to be built first. */
function localPackage(file: string, name: string | null): readonly Blocker[] {
  if (name === null) return [];
  const message = `${JSON.stringify(name)} comes from a folder or a git address, which ironhull cannot install apart from the sources yet.`;
  return [
    { name: 'local-package', message, from: file, hints: ['publish it to your package index, and lock it from there'] },
  ];
}

const FOREIGN: readonly (readonly [string, string])[] = [
  ['Pipfile.lock', 'pipenv requirements --hash > requirements.txt'],
  ['pdm.lock', 'pdm export --prod -f requirements -o requirements.txt'],
];

/** Locks of managers that ironhull does not install with: each can write requirements with hashes itself. */
function foreign(repo: Repo): Installation | null {
  const [file, command] = FOREIGN.find(([name]) => repo.has(name)) ?? [];
  if (file === undefined || command === undefined || repo.has('requirements.txt')) return null;
  const blocker = { name: 'foreign-lock', message: 'ironhull installs with pip, uv or Poetry.', from: file };
  return {
    ...NOTHING,
    shown: { value: 'pip', from: file },
    blockers: [{ ...blocker, hints: [`${command}     writes what pip reads`] }],
  };
}

function fromRequirements(repo: Repo): Installation | null {
  const found = readRequirements(repo);
  if (found === null) return null;
  const { lock, files, packages, indexes } = found;
  const hashes = lock === 'hashed' ? ' with hashes' : '';
  return {
    ...NOTHING,
    lock,
    manifests: files,
    packages,
    indexes,
    shown: { value: `pip${hashes}`, from: files[0] ?? '' },
    blockers: [...looseLine(found), ...localLine(found)],
  };
}

function looseLine({ loose, files, local }: Requirements): readonly Blocker[] {
  if (loose === null || local !== null) return [];
  return [
    {
      name: 'no-lockfile',
      message: `${loose.value} names no exact version: an image built today and one built tomorrow would differ.`,
      from: loose.from,
      hints: [
        `pip-compile --generate-hashes -o requirements.lock ${files[0]}     pins them; then use its output as requirements.txt`,
        'ironhull retrofit --unlocked     goes on without, and says so in the file',
      ],
      liftedBy: 'unlocked',
    },
  ];
}

function localLine({ local }: Requirements): readonly Blocker[] {
  if (local === null) return [];
  const message = `${local.value} installs a folder of the repo, which is not there yet when packages are installed.`;
  return [
    {
      name: 'local-requirement',
      message,
      from: local.from,
      hints: ['remove the line: the sources are copied into the image'],
    },
  ];
}

function fromRanges(pyproject: Pyproject | null): Installation | null {
  const ranges = pyproject?.project?.dependencies;
  if (ranges === undefined && pyproject?.tool?.poetry === undefined) return null;
  const poetry = ranges === undefined;
  const lock = poetry ? 'poetry lock' : 'uv lock';
  const message = 'no lockfile beside it: an image built today and one built tomorrow would differ.';
  const unlocked = 'ironhull retrofit --unlocked     goes on without, and says so in the file';
  const blocker = { name: 'no-lockfile', message, from: PYPROJECT };
  return {
    ...NOTHING,
    manager: 'uv',
    manifests: [PYPROJECT],
    packages: (ranges ?? []).map((range) => ({
      name: packageName(/^[\w.-]+/.exec(range)?.[0] ?? ''),
      version: '',
      sourceOnly: false,
    })),
    shown: { value: 'uv', from: PYPROJECT },
    blockers: [
      poetry
        ? { ...blocker, hints: [`${lock}     makes one`] }
        : { ...blocker, hints: [`${lock}     makes one`, unlocked], liftedBy: 'unlocked' },
    ],
  };
}

const NOTHING = {
  manager: 'pip',
  managerVersion: '',
  lock: 'none',
  manifests: [],
  packages: [],
  indexes: [],
  blockers: [],
} as const satisfies Omit<Installation, 'shown'>;
