import type { Dockerfile } from '../../model/dockerfile.ts';
import { STAND_IN } from '../../model/secret.ts';
import { keptWith } from '../../model/kept-with.ts';

/** A secret seen in a text: what kind and where, never what. */
export interface SecretValue {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

interface Shape {
  readonly kind: string;
  /** One of these stands in every text that has the shape: most texts are done without the pattern. */
  readonly signs: readonly string[];
  readonly pattern: RegExp;
}

/**
 * Shapes that providers give their credentials. What stands in front of a fixed part has an upper bound, so that no text takes
 * quadratic time. Put together from parts, so that no scanner takes this file for a leak.
 */
const SHAPES: readonly Shape[] = [
  { kind: 'AWS access key', signs: ['AKIA', 'ASIA'], pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
  {
    kind: 'GitHub token',
    signs: ['gh', 'github_pat_'],
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,})/g,
  },
  { kind: 'GitLab token', signs: ['gl'], pattern: /\bgl(?:pat|ptt|dt|rt|cbt|soat)-[\w-]{20,}/g },
  { kind: 'npm token', signs: ['npm_'], pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: 'PyPI token', signs: ['pypi-'], pattern: /\bpypi-[\w-]{50,}/g },
  { kind: 'Slack token', signs: ['xox'], pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g },
  { kind: 'Slack webhook', signs: ['hooks.slack.com'], pattern: /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/g },
  { kind: 'Stripe key', signs: ['k_live_'], pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}/g },
  { kind: 'Google API key', signs: ['AIza'], pattern: /\bAIza[\w-]{35}\b/g },
  { kind: 'SendGrid key', signs: ['SG.'], pattern: /\bSG\.[\w-]{20,}\.[\w-]{20,}/g },
  { kind: 'AI provider key', signs: ['sk-'], pattern: /\bsk-(?:proj-|ant-)?[\w-]{32,}/g },
  { kind: 'DigitalOcean token', signs: ['_v1_'], pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/g },
  { kind: 'private key', signs: ['-----BEGIN'], pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { kind: 'JSON web token', signs: ['eyJ'], pattern: /\beyJ[\w-]{10,1000}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
  {
    kind: 'registry auth token',
    signs: ['_auth', '_password'],
    pattern: /_(?:authToken|password|auth)\s*=\s*["']?[A-Za-z0-9+/=_-]{16,}/g,
  },
  {
    kind: 'password in a URL',
    signs: ['@'],
    pattern: /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/?#@'"$<{]*:[^\s/?#@'"$<{]{3,}@[^\s'"]+/gi,
  },
];

const inFile = keptWith<Dockerfile, readonly SecretValue[]>();

/** Secrets in a Dockerfile by the shape of their value, looked for once. */
export function secretValuesOf(dockerfile: Dockerfile): readonly SecretValue[] {
  const done = inFile.get(dockerfile);
  if (done) return done;
  const found = findSecretValues(dockerfile.text);
  inFile.set(dockerfile, found);
  return found;
}

/** Secrets in a text by the shape of their value. */
export function findSecretValues(text: string): SecretValue[] {
  return SHAPES.filter(({ signs }) => signs.some((sign) => text.includes(sign))).flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(([value]) => !STAND_IN.test(value))
      .map((match) => ({ kind, start: match.index, end: match.index + match[0].length })),
  );
}
