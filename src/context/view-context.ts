import type { ContextView, SentSecret } from '../model/build-context.ts';
import type { Repo } from '../model/repo.ts';
import { findSecrets } from './find-secrets.ts';
import type { IgnoreFile } from './ignore-file.ts';
import { judge, nothingMatched, type Matched } from './match-patterns.ts';
import { readPatterns, type Pattern } from './pattern.ts';

/** Files of a folder that are asked one by one whether they are sent. */
const MAX_ASKED = 500;
/** Files looked through for secrets in one context. */
const MAX_SEARCHED = 3_000;

/** Answers what a build of this context would be sent, without listing it. A malformed ignore line counts as absent. */
export function viewContext(context: Repo, ignore: IgnoreFile | null): ContextView {
  const { patterns } = readPatterns(ignore?.text ?? '');
  const exists = (path: string) => context.has(path) || context.list(path).length > 0;
  const below = (path: string) => (path === '.git' ? ['.git/HEAD'] : filesBelow(context, path));
  const sends = (path: string) =>
    exists(path) && (!keptOut(patterns, path) || below(path).some((file) => !keptOut(patterns, file)));
  return {
    sends,
    exists,
    ignoreFile: ignore?.path ?? null,
    ignoreText: ignore?.text ?? '',
    known: true,
    secrets: [],
  };
}

/** Secrets in those of the wanted files that a build would be sent. */
export async function secretsSent(
  context: Repo,
  ignore: IgnoreFile | null,
  wanted: (path: string) => boolean,
): Promise<readonly SentSecret[]> {
  const { patterns } = readPatterns(ignore?.text ?? '');
  const sent = context.files().filter((file) => wanted(file) && !keptOut(patterns, file));
  const { secrets } = await findSecrets(context, sent.slice(0, MAX_SEARCHED));
  return secrets.map(({ path, kind }) => ({ path, kind }));
}

function filesBelow(context: Repo, folder: string): readonly string[] {
  const prefix = `${folder}/`;
  return context
    .files()
    .filter((file) => file.startsWith(prefix))
    .slice(0, MAX_ASKED);
}

function keptOut(patterns: readonly Pattern[], path: string): boolean {
  let matched: Matched = nothingMatched(patterns);
  let out = false;
  for (let at = path.indexOf('/'); ; at = path.indexOf('/', at + 1)) {
    const judged = judge(patterns, at === -1 ? path : path.slice(0, at), matched);
    matched = judged.matched;
    out = judged.keptOut;
    if (at === -1) return out;
  }
}
