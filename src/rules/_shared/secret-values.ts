/** A secret seen in a text: what kind and where, never what. */
export interface SecretValue {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Shapes that providers give their credentials. What stands in front of a fixed part has an upper bound, so that no text takes
 * quadratic time. Put together from parts, so that no scanner takes this file for a leak.
 */
const SHAPES: readonly { kind: string; pattern: RegExp }[] = [
  { kind: 'AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
  { kind: 'GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,})/g },
  { kind: 'GitLab token', pattern: /\bgl(?:pat|ptt|dt|rt|cbt|soat)-[\w-]{20,}/g },
  { kind: 'npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: 'PyPI token', pattern: /\bpypi-[\w-]{50,}/g },
  { kind: 'Slack token', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g },
  { kind: 'Slack webhook', pattern: /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/g },
  { kind: 'Stripe key', pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}/g },
  { kind: 'Google API key', pattern: /\bAIza[\w-]{35}\b/g },
  { kind: 'SendGrid key', pattern: /\bSG\.[\w-]{20,}\.[\w-]{20,}/g },
  { kind: 'AI provider key', pattern: /\bsk-(?:proj-|ant-)?[\w-]{32,}/g },
  { kind: 'DigitalOcean token', pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/g },
  { kind: 'private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { kind: 'JSON web token', pattern: /\beyJ[\w-]{10,1000}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
  { kind: 'registry auth token', pattern: /_(?:authToken|password|auth)\s*=\s*["']?[A-Za-z0-9+/=_-]{16,}/g },
  { kind: 'password in a URL', pattern: /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/?#@'"$<{]*:[^\s/?#@'"$<{]{3,}@[^\s'"]+/gi },
];

/** Secrets in a text by the shape of their value. */
export function findSecretValues(text: string): SecretValue[] {
  return SHAPES.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ kind, start: match.index, end: match.index + match[0].length })),
  );
}
