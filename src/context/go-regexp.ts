/**
 * The builder hands patterns to Go's regular expressions, and inside brackets it does so without escaping, so that odd patterns
 * mean what Go makes of them. This carries over the part of the syntax that a .dockerignore can reach.
 */

const POSIX_CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** Escapes of Go. `\s` is spelled out: it knows fewer characters there. */
const ESCAPES: Readonly<Record<string, string>> = {
  A: '^',
  a: '\\x07',
  b: '\\b',
  d: '[0-9]',
  D: '[^0-9]',
  B: '\\B',
  f: '\\f',
  n: '\\n',
  r: '\\r',
  s: '[\\t\\n\\f\\r ]',
  S: '[^\\t\\n\\f\\r ]',
  t: '\\t',
  v: '\\v',
  w: '[0-9A-Za-z_]',
  W: '[^0-9A-Za-z_]',
  z: '$',
};

/** A Go expression as ours, `null` where Go has none or a meaning that no file name needs. */
export function toRegExp(source: string): RegExp | null {
  const letters = [...source];
  let result = '';
  for (let at = 0; at < letters.length;) {
    const part = letters[at] === '[' ? readClass(letters, at) : readLetter(letters, at);
    if (part === null) return null;
    result += part.text;
    at += part.length;
  }
  try {
    return new RegExp(result, 'u');
  } catch {
    return null;
  }
}

interface Part {
  readonly text: string;
  readonly length: number;
}

function readLetter(letters: readonly string[], at: number): Part | null {
  const letter = letters[at] ?? '';
  if (letter === ']') return { text: '\\]', length: 1 };
  if (letter !== '\\') return { text: letter, length: 1 };
  return escaped(letters[at + 1] ?? '', '');
}

/** `[…]`, which ends at the first `]` that is not its first letter. */
function readClass(letters: readonly string[], at: number): Part | null {
  const negated = letters[at + 1] === '^';
  const start = at + (negated ? 2 : 1);
  let text = negated ? '[^' : '[';
  for (let next = start; next < letters.length;) {
    if (letters[next] === ']' && next > start) return { text: `${text}]`, length: next + 1 - at };
    const part = readClassItem(letters, next);
    if (part === null) return null;
    text += part.text;
    next += part.length;
  }
  return null;
}

function readClassItem(letters: readonly string[], at: number): Part | null {
  const letter = letters[at] ?? '';
  if (letter === '[' && letters[at + 1] === ':') {
    const named = readNamed(letters.slice(at).join(''));
    if (named !== undefined) return named;
  }
  if (letter === '\\') return escaped(letters[at + 1] ?? '', 'class');
  // A dash stays one between two letters and is itself elsewhere, in both syntaxes.
  return { text: /[\][\\^&|~]/u.test(letter) ? `\\${letter}` : letter, length: 1 };
}

/** `[:name:]`; `undefined` when it is none, `null` when Go knows no such name. */
function readNamed(rest: string): Part | null | undefined {
  const [whole, not, name] = /^\[:(\^?)([^:]*):\]/u.exec(rest) ?? [];
  if (whole === undefined) return undefined;
  const letters = POSIX_CLASSES[name ?? ''];
  return letters === undefined || not === '^' ? null : { text: letters, length: [...whole].length };
}

function escaped(letter: string, where: 'class' | ''): Part | null {
  const known = ESCAPES[letter];
  if (known !== undefined) return where === '' ? { text: known, length: 2 } : inClass(known);
  if (letter === '' || /[0-9A-Za-z]/.test(letter)) return null;
  return { text: `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`, length: 2 };
}

function inClass(known: string): Part | null {
  if (known.startsWith('[^') || ['^', '$', '\\b', '\\B'].includes(known)) return null;
  return { text: known.startsWith('[') ? known.slice(1, -1) : known, length: 2 };
}
