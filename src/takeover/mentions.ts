import type { Repo } from '../model/repo.ts';

/** Endings of files that are code: what stands there runs. */
const CODE = /\.(?:[cm]?[jt]sx?|py|go|sh|rb)$/;
const NOT_SHIPPED =
  /(?:^|\/)(?:tests?|spec|__tests__|docs?|examples?|node_modules|vendor|\.github)\/|[._]test\.|\.spec\./;
const MAX_FILES = 2_000;
/** Start scripts often bear no ending. */
const SCRIPT = /\.(?:sh|bash)$|(?:^|\/)(?:bin|docker|scripts?|deploy)\/[a-z][\w-]*$|(?:^|\/)[\w-]*entrypoint$/;

/** First place in the code where one of the words stands: as a command in quotes or, in a script, at the start of one. */
export function mentioned(repo: Repo, words: readonly string[], how: 'called' | 'quoted'): string | null {
  const names = words.map((word) => word.replaceAll(/[^\w-]/g, '\\$&')).join('|');
  const inQuotes = new RegExp(
    `["'\`](?:/usr/(?:local/)?bin/|/bin/)?(?:${names})${how === 'quoted' ? '' : '(?: [^"\'`]*)?'}["'\`]`,
  );
  const inScript = commandAt(names);
  for (const file of code(repo)) {
    const pattern = SCRIPT.test(file) ? inScript : inQuotes;
    const place = lineOf(repo, file, pattern);
    if (place !== null) return place;
  }
  return null;
}

/** Where a line of a script starts one of the programs; the program is the first group, with the word after it. */
function commandAt(names: string): RegExp {
  return new RegExp(
    `^[^#]*?(?:^|[;&|(!{]|(?:^|\\s)(?:if|elif|while|until|then|do|else|exec|env|command|time|nohup))\\s*((?:${names})(?:\\s+[\\w:.-]+(?:\\s+[\\w:.-]+)?)?)(?:[\\s;&|)]|$)`,
  );
}

/** Every line of one script that starts one of the programs, with the words that it says. */
export function callsIn(
  repo: Repo,
  script: string,
  programs: readonly string[],
): readonly { from: string; words: string }[] {
  const pattern = commandAt(programs.map((word) => word.replaceAll(/[^\w-]/g, '\\$&')).join('|'));
  return (repo.source(script) ?? '').split('\n').flatMap((line, index) => {
    const words = line.length < 2_000 ? pattern.exec(line)?.[1] : undefined;
    return words === undefined ? [] : [{ from: `${script}:${index + 1}`, words }];
  });
}

/** Calls that hand a text to a shell. */
const SHELL_CALLS =
  /\bexec(?:Sync)?\(\s*[`'"]|\bshell\s*[:=]\s*[Tt]rue|\bos\.(?:system|popen)\(|exec\.Command\(\s*"(?:\/bin\/)?(?:ba)?sh"|\[?["'](?:\/bin\/)?(?:ba)?sh["'],\s*\[?["']-c["']/;

/** First place in the code that runs a command in a shell. */
export function shellCall(repo: Repo): string | null {
  for (const file of code(repo).filter((one) => !SCRIPT.test(one))) {
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

/** Settings by which tools read variables, besides the code. */
const SETTINGS =
  /(?:^|\/)\.(?:npmrc|yarnrc(?:\.yml)?)$|(?:^|\/)(?:pip\.conf|nuget\.config|sentry\.properties|\.sentryclirc)$/i;

/** First place in the code, or in the settings of its tools, where a variable is named. */
export function placeOfName(repo: Repo, name: string): string | null {
  const pattern = new RegExp(`\\b${name}\\b`);
  for (const file of [...code(repo), ...repo.files().filter((one) => SETTINGS.test(one))]) {
    const place = lineOf(repo, file, pattern);
    if (place !== null) return place;
  }
  return null;
}

/** First script whose first line asks for a shell of that name. */
export function scriptFor(repo: Repo, shell: string): string | null {
  const first = new RegExp(`^#!.*\\b${shell}\\b`);
  return code(repo).find((file) => SCRIPT.test(file) && first.test(repo.source(file) ?? '')) ?? null;
}

function code(repo: Repo): readonly string[] {
  return repo
    .files()
    .filter((file) => (CODE.test(file) || SCRIPT.test(file)) && !NOT_SHIPPED.test(file))
    .slice(0, MAX_FILES);
}

function lineOf(repo: Repo, file: string, pattern: RegExp): string | null {
  const lines = (repo.source(file) ?? '').split('\n');
  const index = lines.findIndex((line) => line.length < 2_000 && pattern.test(line));
  return index === -1 ? null : `${file}:${index + 1}`;
}
