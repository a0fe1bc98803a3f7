import { mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import * as v from 'valibot';
import { UsageError } from '../errors.ts';

/** What the user has said may run. Never a secret. */
const trustSchema = v.strictObject({
  schemaVersion: v.literal(1),
  trusted: v.array(
    v.strictObject({
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      /** Preset that brought it, for whoever reads this file. */
      preset: v.string(),
    }),
  ),
});

type Trust = v.InferOutput<typeof trustSchema>;
const NOBODY: Trust = { schemaVersion: 1, trusted: [] };

/** Hashes that the user trusts. Throws `UsageError` where others could have written the file. */
export function trustedHashes(file: string, root: string): ReadonlySet<string> {
  return new Set(isInside(file, root) ? [] : read(file).trusted.map(({ sha256 }) => sha256));
}

/** Remembers one more. Says why not, in a few words, where it can't be: the run that said it goes on all the same. */
export function rememberTrust(file: string, root: string, entry: Trust['trusted'][number]): string | null {
  if (isInside(file, root)) return `${file} stands in the repository`;
  const { trusted } = read(file);
  if (trusted.some(({ sha256 }) => sha256 === entry.sha256)) return null;
  try {
    write(file, { schemaVersion: 1, trusted: [...trusted, entry] });
    return null;
  } catch (error) {
    return `${file} can't be written (${codeOf(error)})`;
  }
}

function read(file: string): Trust {
  const text = textOf(file);
  if (text === null) return NOBODY;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), trustSchema), text);
  if (parsed.success) return parsed.output;
  throw new UsageError(`${file} can't be read: it is not as ironhull wrote it. Nothing was written.`, {
    hints: [`rm ${file}     forgets what you trust`],
  });
}

/** A file that others may write says nothing about what the user wants. */
function textOf(file: string): string | null {
  try {
    return believed(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} can't be read (${codeOf(error)}). Nothing was written.`, { cause: error });
  }
}

function believed(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (process.platform !== 'win32' && (stats.mode & 0o022) !== 0)
    throw new UsageError(`${file} can be written by others, so it is not believed. Nothing was written.`, {
      hints: [`chmod go-w ${file}     once you have looked at it`],
    });
  return readFileSync(file, 'utf8');
}

/** Whole or not at all: through a link, what it leads to. */
function write(file: string, trust: Trust): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const target = statSync(file, { throwIfNoEntry: false }) === undefined ? file : realpathSync.native(file);
  const draft = `${target}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(trust, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(draft, target);
}

/** Whether a file is, or would be made, within a folder: a repository grants itself nothing. */
function isInside(file: string, root: string): boolean {
  const own = realFolder(root);
  const real = realFolder(file);
  return real === own || real.startsWith(own.endsWith(sep) ? own : own + sep);
}

/** With every link followed, as far as the path is there. */
function realFolder(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : `${realFolder(above)}${path.slice(above.length)}`;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
