import type { Repo } from '../model/repo.ts';

/** Endings of files that are code: what stands there runs. */
const CODE = /\.(?:[cm]?[jt]sx?|py|go|sh|rb)$/;
const NOT_SHIPPED =
  /(?:^|\/)(?:tests?|spec|__tests__|docs?|examples?|node_modules|vendor|\.github)\/|[._]test\.|\.spec\./;
const MAX_FILES = 2_000;

/** First place in the code where one of the words stands: as a command in quotes or, in a script, at the start of one. */
export function mentioned(repo: Repo, words: readonly string[], how: 'called' | 'quoted'): string | null {
  const names = words.map((word) => word.replaceAll(/[^\w-]/g, '\\$&')).join('|');
  const inQuotes = new RegExp(
    `["'\`](?:/usr/(?:local/)?bin/|/bin/)?(?:${names})${how === 'quoted' ? '' : '(?: [^"\'`]*)?'}["'\`]`,
  );
  const inScript = new RegExp(`(?:^|[;&|(]|\\$\\()\\s*(?:exec )?(?:${names})(?:\\s|$)`);
  for (const file of code(repo)) {
    const pattern = file.endsWith('.sh') ? inScript : inQuotes;
    const place = lineOf(repo, file, pattern);
    if (place !== null) return place;
  }
  return null;
}

/** Calls that hand a text to a shell. */
const SHELL_CALLS =
  /\bexec(?:Sync)?\(\s*[`'"]|\bshell\s*[:=]\s*[Tt]rue|\bos\.(?:system|popen)\(|exec\.Command\(\s*"(?:\/bin\/)?(?:ba)?sh"|\[?["'](?:\/bin\/)?(?:ba)?sh["'],\s*\[?["']-c["']/;

/** First place in the code that runs a command in a shell. */
export function shellCall(repo: Repo): string | null {
  for (const file of code(repo).filter((one) => !one.endsWith('.sh'))) {
    const place = lineOf(repo, file, SHELL_CALLS);
    if (place !== null && /child_process|subprocess|\bos\b|os\/exec/.test(repo.source(file) ?? '')) return place;
  }
  return null;
}

/** First place in the code where a text stands. */
export function placeOfText(repo: Repo, text: string): string | null {
  const pattern = new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  for (const file of code(repo)) {
    const place = lineOf(repo, file, pattern);
    if (place !== null) return place;
  }
  return null;
}

function code(repo: Repo): readonly string[] {
  return repo
    .files()
    .filter((file) => CODE.test(file) && !NOT_SHIPPED.test(file))
    .slice(0, MAX_FILES);
}

function lineOf(repo: Repo, file: string, pattern: RegExp): string | null {
  const lines = (repo.source(file) ?? '').split('\n');
  const index = lines.findIndex((line) => line.length < 2_000 && pattern.test(line));
  return index === -1 ? null : `${file}:${index + 1}`;
}
