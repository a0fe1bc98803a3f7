/** A secret seen in a text: where and of what kind, never what. */
export interface Sighting {
  /** Counted from 1. */
  readonly line: number;
  readonly kind: string;
}

interface LineRule {
  /** The group `value` is what would be the secret. */
  readonly pattern: RegExp;
  readonly kind: string;
}

const LINES: readonly LineRule[] = [
  // user:password@ in an address, wherever it stands.
  {
    pattern: /[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"`<>{}$]+:(?<value>[^\s/@'"`]+)@[^\s/@'"`]/i,
    kind: 'password in an address',
  },
  { pattern: /(?:_authToken|_password|_auth)\s*=\s*["']?(?<value>[^\s"']+)/, kind: 'registry token' },
  { pattern: /\bnpmAuth(?:Token|Ident)\s*:\s*["']?(?<value>[^\s"']+)/, kind: 'registry token' },
  { pattern: /^\s*(?:machine\s.*\s)?password\s+(?<value>\S+)/, kind: 'login' },
  { pattern: /^\s*password\s*[=:]\s*["']?(?<value>[^\s"']+)/i, kind: 'password' },
  { pattern: /"auth"\s*:\s*"(?<value>[^"]+)"/, kind: 'registry login' },
  { pattern: /-----BEGIN (?<value>[A-Z ]*)PRIVATE KEY( BLOCK)?-----/, kind: 'private key' },
];

/** Rules for any text; the others are meaningful only in files made for logins. */
const ANYWHERE: ReadonlySet<string> = new Set(['password in an address']);

/** A name for a value that is put in later, or a stand-in that nobody would take for the real one. */
const PLACEHOLDER =
  /^(?:\$|%|<|\{\{|\*+$|x+$|\.\.\.|(?:your|my|change|example|placeholder|redacted|todo|dummy|password|passwd|pass|pw|secret|token|user|test|postgres|root|admin|guest)(?:[-_ ]?(?:me|here|password|token|secret|pass))?$)/i;

/** Looks line by line for credentials; `login` texts are those of files made to hold them (.npmrc, .netrc …). */
export function findCredentials(text: string, login: boolean): Sighting[] {
  const rules = login ? LINES : LINES.filter(({ kind }) => ANYWHERE.has(kind));
  return text.split('\n').flatMap((line, index) => {
    const rule = rules.find(({ pattern }) => isReal(pattern.exec(line.slice(0, 2000))?.groups?.['value']));
    return rule === undefined ? [] : [{ line: index + 1, kind: rule.kind }];
  });
}

function isReal(value: string | undefined): boolean {
  return value !== undefined && !PLACEHOLDER.test(value);
}
