/** Rest of a double-quoted string or a rune, which end with their line at the latest. */
const REST = { '"': /(?:\\.|[^"\\\n])*"?/y, "'": /(?:\\.|[^'\\\n])*'?/y } as const;
const OPENER = /["'`]|\/\/|\/\*/g;

/**
 * Go source with every comment turned into blanks, offsets and lines unchanged: a port in a comment is no port. Strings stay.
 * One pass, whatever the text: it may be hostile.
 */
export function withoutComments(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (;;) {
    OPENER.lastIndex = at;
    const opener = OPENER.exec(text);
    if (opener === null) break;
    const end = endOf(text, opener[0], opener.index);
    pieces.push(text.slice(at, opener.index));
    const piece = text.slice(opener.index, end);
    pieces.push(opener[0].startsWith('/') ? piece.replace(/[^\n]/g, ' ') : piece);
    at = end;
  }
  return pieces.join('') + text.slice(at);
}

function endOf(text: string, opener: string, start: number): number {
  if (opener === '//') return orEnd(text, text.indexOf('\n', start));
  if (opener === '/*') return orEnd(text, text.indexOf('*/', start + 2), 2);
  if (opener === '`') return orEnd(text, text.indexOf('`', start + 1), 1);
  const rest = REST[opener === '"' ? '"' : "'"];
  rest.lastIndex = start + 1;
  rest.exec(text);
  return Math.max(rest.lastIndex, start + 1);
}

function orEnd(text: string, found: number, more = 0): number {
  return found === -1 ? text.length : found + more;
}
