import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { Lock, LockedPackage } from '../facts.ts';
import { packageName } from './package-name.ts';

/** A requirements file and those it includes. */
export interface Requirements {
  /** The file itself first. */
  readonly files: readonly string[];
  readonly packages: readonly LockedPackage[];
  readonly lock: Lock;
  /** First line that names no exact version. */
  readonly loose: Found<string> | null;
  /** First line that installs the repo itself or another folder. */
  readonly local: Found<string> | null;
  /** Addresses of package indexes that the lines name. */
  readonly indexes: readonly Found<string>[];
}

interface Line extends Found<string> {
  readonly name: string;
  readonly version: string;
  readonly hashed: boolean;
}

const MAX_FILES = 20;
const NAMES = ['requirements.txt', 'requirements/production.txt', 'requirements/prod.txt', 'requirements/base.txt'];
const PINNED = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*={2,3}\s*([^\s;,*]+)\s*(?:;|--hash|$)/;
const DIRECT = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*@\s*\S+#sha256=[0-9a-f]{64}/;

/** The requirements of a repo, `null` when it has no such file. */
export function readRequirements(repo: Repo): Requirements | null {
  const file = NAMES.find((name) => repo.has(name));
  if (file === undefined) return null;
  const files = included(repo, [file], 0);
  const lines = files.flatMap((one) => logicalLines(one, repo.text(one) ?? ''));
  const sourceOnly = new Set(lines.flatMap(({ value }) => noBinary(value)));
  const wanted = lines.filter(({ value }) => !value.startsWith('-')).map(readLine);
  return {
    files,
    packages: wanted.map(({ name, version }) => ({ name, version, sourceOnly: sourceOnly.has(name) })),
    lock: lockOf(wanted),
    loose: wanted.find((line) => line.version === '') ?? null,
    local: lines.find(({ value }) => /^(?:-e\b|--editable\b|\.{1,2}(?:\/|\[|$))/.test(value)) ?? null,
    indexes: lines.flatMap(indexLine),
  };
}

/** Lines without comments, continued ones joined, each with the place where it starts. */
export function logicalLines(file: string, text: string): readonly Found<string>[] {
  const found: Found<string>[] = [];
  let open = '';
  let start = 0;
  for (const [at, raw] of text.split('\n').entries()) {
    if (open === '') start = at + 1;
    const line = raw.replace(/(?:^|\s)#.*$/, '').trim();
    open = `${open} ${line.replace(/\\$/, '')}`.trim();
    if (line.endsWith('\\')) continue;
    if (open !== '') found.push({ value: open, from: `${file}:${start}` });
    open = '';
  }
  return found;
}

function included(repo: Repo, files: readonly string[], at: number): readonly string[] {
  const file = files[at];
  if (file === undefined || files.length > MAX_FILES) return files;
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
  const more = logicalLines(file, repo.text(file) ?? '')
    .map(({ value }) => /^(?:-r|-c|--requirement|--constraint)[\s=]+(\S+)$/.exec(value)?.[1])
    .filter((name) => name !== undefined)
    .map((name) => `${folder}${name}`.replace(/(^|\/)\.\//g, '$1'))
    .filter((name) => repo.has(name) && !files.includes(name));
  return included(repo, [...files, ...more], at + 1);
}

function readLine(line: Found<string>): Line {
  const hashed = line.value.includes('--hash=');
  const [, pinned, version] = PINNED.exec(line.value) ?? [];
  if (pinned !== undefined) return { ...line, name: packageName(pinned), version: version ?? '', hashed };
  const direct = DIRECT.exec(line.value)?.[1];
  if (direct !== undefined) return { ...line, name: packageName(direct), version: 'direct', hashed: true };
  return { ...line, name: packageName(/^[\w.-]+/.exec(line.value)?.[0] ?? ''), version: '', hashed };
}

/** pip checks hashes for all lines or for none. */
function lockOf(lines: readonly Line[]): Lock {
  if (lines.some((line) => line.version === '')) return 'none';
  return lines.every((line) => line.hashed) ? 'hashed' : 'pinned';
}

function noBinary(value: string): readonly string[] {
  const names = /^--no-binary[\s=]+(\S+)$/.exec(value)?.[1];
  return names === undefined ? [] : names.split(',').map(packageName);
}

function indexLine({ value, from }: Found<string>): readonly Found<string>[] {
  const url = /^(?:-i|--index-url|--extra-index-url)[\s=]+(\S+)$/.exec(value)?.[1];
  return url === undefined ? [] : [{ value: url, from }];
}
