import type { Range } from '../../model/dockerfile.ts';
import { isSecretName, mayHoldSecret } from './secret-names.ts';
import { findSecretValues, type SecretValue } from './secret-values.ts';

/** Looks behind, so that a long word is tried once and not at each of its letters. */
const ASSIGNED = /(?<![\w.-])([\w.-]+)["']?[ \t]*[:=][ \t]*(?:\\\r?\n[ \t]*)?["']?([^\s"',}]+)/g;
const NAMED = /name["']?:[ \t]*["']?(\w+)["']?[ \t]*(?:,|\r?\n)[ \t]*["']?value["']?:[ \t]*["']?([^\s"']+)/g;
/** Docker's old form: the name, a space and the rest of the line. */
const SPACED = /^[ \t]*ENV[ \t]+([\w.-]+)[ \t]+([^\r\n]+)/gim;
const OPTION = /--?(?:password|passwd|pass|token|secret|api-?key|auth)(?:[= ]+)["']?([^\s"']+)/gi;
/** Programs whose `-p` or `-u` takes a password, with the rest of their line. */
const PROGRAM = /\b(?:login|sshpass|mysql|mysqldump|curl|chpasswd|htpasswd)\b[^\n]*/g;
const SHORT_OPTION = /\s(?:-p|-u)[ =]?["']?([^\s"'-][^\s"']*)/g;
const HEADER = /\bauthorization:[ \t]*(?:(?:basic|bearer|token)[ \t]+)?([^\s"']+)/gi;
const NETRC = /\blogin[ \t]+\S+[ \t\r\n]+(?:\\n)?password[ \t]+([^\s"'\\]+)/g;

/** Places of a text that may hold a secret, generously: they are only hidden, never reported. */
export function secretPlaces(text: string, known: readonly SecretValue[] = findSecretValues(text)): Range[] {
  const values = known.map(({ start, end }) => ({ start, end }));
  const inNames = mayHoldSecret(text) ? [ASSIGNED, NAMED, SPACED].flatMap((pattern) => named(text, pattern)) : [];
  return [
    ...values,
    ...inNames,
    ...bare(text, OPTION),
    ...bare(text, HEADER),
    ...bare(text, NETRC),
    ...[...text.matchAll(PROGRAM)].flatMap((line) => bare(line[0], SHORT_OPTION, line.index)),
  ];
}

function named(text: string, pattern: RegExp): Range[] {
  return [...text.matchAll(pattern)].flatMap((match) =>
    isSecretName(match[1] ?? '') ? valueOf(match, match[2] ?? '') : [],
  );
}

function bare(text: string, pattern: RegExp, offset = 0): Range[] {
  return [...text.matchAll(pattern)]
    .flatMap((match) => valueOf(match, match[1] ?? ''))
    .map(({ start, end }) => ({ start: start + offset, end: end + offset }));
}

/** The value stands at the end of what matched. A variable is no secret. */
function valueOf(match: RegExpExecArray, value: string): Range[] {
  const end = match.index + match[0].length;
  return value.startsWith('$') ? [] : [{ start: end - value.length, end }];
}
