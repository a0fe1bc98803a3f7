import type { Repo } from '../model/repo.ts';
import { findCredentials } from './credentials-in-text.ts';
import type { Sighting } from './credentials-in-text.ts';
import { isPublic } from './public-contents.ts';
import { judgeName } from './secret-names.ts';

/** Characters of a text that are looked through. Secrets are put into small files; bundles and lock files are big. */
const MAX_SCANNED = 1_000_000;

/** A secret among files: where and of what kind. Its value is never kept. */
export interface SecretInFile {
  readonly path: string;
  /** Counted from 1; `null` when the file as a whole is one. */
  readonly line: number | null;
  /** As in `private key`, `GitHub token`. */
  readonly kind: string;
}

/** What a look through files gave. */
export interface SecretSearch {
  /** In the order of the paths, then by line. */
  readonly secrets: readonly SecretInFile[];
  /** Files that were not looked through: no text, too large, or other people's (`node_modules`, `.git`). */
  readonly unread: readonly string[];
}

const OTHER_PEOPLES = /(?:^|\/)(?:node_modules|\.git)\//;

/** Looks for secrets in files of a folder, by their names and in their texts. Prints and keeps no value. */
export async function findSecrets(context: Repo, paths: readonly string[]): Promise<SecretSearch> {
  const secrets: SecretInFile[] = [];
  const unread: string[] = [];
  for (const path of paths.filter((one) => context.has(one))) {
    const found = OTHER_PEOPLES.test(path) ? null : await secretsIn(context, path);
    if (found === null) unread.push(path);
    else secrets.push(...found.map((seen) => ({ path, line: seen.line, kind: seen.kind })));
  }
  return { secrets, unread };
}

interface Seen {
  readonly line: number | null;
  readonly kind: string;
}

/** Looked through once per folder: many Dockerfiles of a repository are sent the same files. */
const seenIn = new WeakMap<Repo, Map<string, Promise<readonly Seen[] | null>>>();

async function secretsIn(context: Repo, path: string): Promise<readonly Seen[] | null> {
  const known = seenIn.get(context) ?? new Map<string, Promise<readonly Seen[] | null>>();
  seenIn.set(context, known);
  const seen = known.get(path) ?? searched(context, path);
  known.set(path, seen);
  return seen;
}

/** `null` when neither name nor text can tell. */
async function searched(context: Repo, path: string): Promise<readonly Seen[] | null> {
  const verdict = judgeName(path);
  if (verdict === 'never') return [];
  if (verdict === null) return secretsInText(context, path, false);
  const whole = [{ line: null, kind: verdict.kind }];
  if (verdict.ask === 'nothing') return whole;
  const seen = await secretsInText(context, path, true);
  if (seen === null) return whole;
  return seen.length > 0 || isPublic(verdict.ask, context.source(path) ?? '') ? seen : whole;
}

async function secretsInText(context: Repo, path: string, login: boolean): Promise<readonly Seen[] | null> {
  const text = context.source(path);
  return text === null || text.length > MAX_SCANNED ? null : sightingsIn(path, text, login);
}

async function sightingsIn(path: string, text: string, login: boolean): Promise<Sighting[]> {
  const { lintText } = await import('./lint-text.ts');
  const byLine = new Map<number, Sighting>();
  for (const seen of [...findCredentials(text, login), ...(await lintText(path, text))])
    if (!byLine.has(seen.line)) byLine.set(seen.line, seen);
  return [...byLine.values()].toSorted((a, b) => a.line - b.line);
}
