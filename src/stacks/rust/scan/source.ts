const OPENER = /\/\/|\/\*|\bb?r#{0,20}"|"|'/g;
const STRING = /(?:\\[\s\S]|[^"\\])*"?/y;
/** A character; what else begins with a quote is the name of a lifetime. */
const CHARACTER = /(?:\\(?:u\{[0-9a-fA-F_]{1,8}\}|x..|.)|[^'\\\n])'/y;
const TESTS = /#\[cfg\(test\)\]\s{0,20}(?:pub\s{1,5})?mod\s{1,5}\w{1,80}\s{0,20}\{/g;

/**
 * Rust source with comments and test modules turned into blanks, offsets and lines unchanged: a port in either is no port. Strings stay.
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
    const piece = text.slice(opener.index, end);
    pieces.push(text.slice(at, opener.index), opener[0].startsWith('/') ? blank(piece) : piece);
    at = end;
  }
  return withoutTests(pieces.join('') + text.slice(at));
}

function endOf(text: string, opener: string, start: number): number {
  if (opener === '//') return orEnd(text, text.indexOf('\n', start), 0);
  if (opener === '/*') return commentEnd(text, start);
  if (opener === "'") return matchEnd(CHARACTER, text, start + 1);
  if (opener === '"') return matchEnd(STRING, text, start + 1);
  const close = `"${'#'.repeat(opener.split('#').length - 1)}`;
  return orEnd(text, text.indexOf(close, start + opener.length), close.length);
}

/** Comments of Rust hold comments. */
function commentEnd(text: string, start: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let match = edge.exec(text); match !== null; match = edge.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return text.length;
}

function withoutTests(code: string): string {
  TESTS.lastIndex = 0;
  const match = TESTS.exec(code);
  if (match === null) return code;
  // A module of tests ends its file by custom; what stands behind it is not worth another pass.
  return code.slice(0, match.index) + blank(code.slice(match.index));
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function orEnd(text: string, found: number, more: number): number {
  return found === -1 ? text.length : found + more;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
