import type { Found } from '../../../model/evidence.ts';

export const LOCK = 'Gemfile.lock';

/** A gem as the lock pins it. */
export interface LockedGem {
  readonly name: string;
  readonly version: string;
  /** As in `x86_64-linux-gnu`; empty for the one that every platform can build. */
  readonly platform: string;
}

/** What Gemfile.lock says, as far as a build asks. */
export interface Lockfile {
  readonly gems: readonly Found<LockedGem>[];
  /** Addresses of the servers that gems come from. */
  readonly servers: readonly Found<string>[];
  /** Repositories of git that gems come from. */
  readonly git: readonly Found<string>[];
  /** Folders that gems are taken from as they lie there. */
  readonly folders: readonly Found<string>[];
  readonly platforms: readonly Found<string>[];
  /** Version of the Ruby that made the lock. */
  readonly ruby: Found<string> | null;
  /** Version of the Bundler that made the lock. */
  readonly bundler: Found<string> | null;
  /** SHA-256 of that Bundler, where the lock has it. */
  readonly bundlerHash: string | null;
  /** `file:line` where two branches were merged and nobody said which one holds. */
  readonly unmerged: string | null;
}

/** Lines that tell something, by the section that they stand in; every text is one of letters, digits and the marks named here. */
const LINES = {
  gem: [/^GEM$|^GIT$|^PATH$/, /^ {4}([A-Za-z0-9][\w.-]*) \((\d[\w.]*)(?:-([\w.-]+))?\)$/],
  server: [/^GEM$/, /^ {2}remote: (\S+)$/],
  git: [/^GIT$/, /^ {2}remote: (\S+)$/],
  folder: [/^PATH$/, /^ {2}remote: (\S+)$/],
  platform: [/^PLATFORMS$/, /^ {2}([\w.-]+)$/],
  ruby: [/^RUBY VERSION$/, /^ {2,3}ruby (\d+\.\d+\.\d+)(?:p-?\d+)?$/],
  bundler: [/^BUNDLED WITH$/, /^ {2,3}(\d+\.\d+\.\d+)$/],
  hash: [/^CHECKSUMS$/, /^ {2}bundler \((\d+\.\d+\.\d+)\) sha256=([0-9a-f]{64})$/],
} as const satisfies Readonly<Record<string, readonly [RegExp, RegExp]>>;

interface Seen {
  readonly words: readonly string[];
  readonly from: string;
}

/** Reads a Gemfile.lock. Bundler alone writes it, by indentation, so that lines are all there is to read. */
export function readLockfile(text: string): Lockfile {
  const lines = text.split('\n');
  const seen = sorted(lines);
  const words = (kind: keyof typeof LINES): readonly Found<string>[] =>
    (seen.get(kind) ?? []).map(({ words: [value = ''], from }) => ({ value, from }));
  const bundler = words('bundler')[0] ?? null;
  const hash = (seen.get('hash') ?? []).find(({ words: [version] }) => version === bundler?.value);
  const merge = lines.findIndex((line) => line.startsWith('<<<<<<< '));
  return {
    gems: (seen.get('gem') ?? []).map(({ words: [name = '', version = '', platform = ''], from }) => ({
      value: { name, version, platform },
      from,
    })),
    servers: words('server'),
    git: words('git'),
    folders: words('folder'),
    platforms: words('platform'),
    ruby: words('ruby')[0] ?? null,
    bundler,
    bundlerHash: hash?.words[1] ?? null,
    unmerged: merge === -1 ? null : `${LOCK}:${merge + 1}`,
  };
}

/** The gem of a name, in whichever platform it stands first. */
export function gemOf({ gems }: Pick<Lockfile, 'gems'>, name: string): Found<LockedGem> | null {
  return gems.find(({ value }) => value.name === name) ?? null;
}

/** What each kind of line says, in the order of the file. */
function sorted(lines: readonly string[]): ReadonlyMap<string, readonly Seen[]> {
  const seen = new Map<string, Seen[]>();
  let section = '';
  for (const [at, line] of lines.entries()) {
    if (/^[A-Z][A-Z ]*$/.test(line)) section = line;
    for (const [kind, [within, pattern]] of Object.entries(LINES)) {
      const match = within.test(section) ? pattern.exec(line) : null;
      if (match === null) continue;
      const words = match.slice(1).map((word: string | undefined) => word ?? '');
      const list = seen.get(kind) ?? [];
      list.push({ words, from: `${LOCK}:${at + 1}` });
      seen.set(kind, list);
    }
  }
  return seen;
}
