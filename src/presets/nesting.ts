/** Bytes of one preset. */
export const MOST_BYTES = 256_000;
const DEEPEST = 40;
const WIDEST_INDENT = 200;

/** Why a text is not even parsed: a parser that recurses must not be fed what was made to exhaust it. `null` when it may be. */
export function whyTooDeep(text: string): string | null {
  if (text.length > MOST_BYTES) return `is larger than ${MOST_BYTES / 1000} kB`;
  const lines = text.split('\n');
  const compact = lines.findIndex((line) => /^\s*(?:[-?:]\s+){8}/.test(line));
  if (compact >= 0) return `line ${compact + 1} nests too deep`;
  const indented = lines.findIndex((line) => (/^[ \t]*/.exec(line)?.[0].length ?? 0) > WIDEST_INDENT);
  if (indented >= 0) return `line ${indented + 1} is indented too far`;
  return deepest(text) > DEEPEST ? 'nests too deep' : null;
}

/** Brackets in text count too: a preset has no use for forty of them unclosed. */
function deepest(text: string): number {
  let open = 0;
  let most = 0;
  for (const letter of text) {
    if (letter === '[' || letter === '{') most = Math.max(most, (open += 1));
    else if (letter === ']' || letter === '}') open -= 1;
  }
  return most;
}
