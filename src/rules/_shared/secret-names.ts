/** Words that make a name a secret's, whole words only. The union of what BuildKit and other linters look for. */
const SECRET_WORDS = new Set([
  'auth',
  'credential',
  'credentials',
  'passphrase',
  'passwords',
  'pword',
  'pwd',
  'secrets',
  'token',
  'tokens',
  'pat',
  'accesskey',
  'privatekey',
  'secretkey',
]);
/** `key` alone says little: one of these beside it makes it a secret's. */
const KEY_BEFORE = new Set([
  'api',
  'access',
  'private',
  'encryption',
  'signing',
  'master',
  'account',
  'deploy',
  'ssh',
  'service',
  'license',
  'base',
]);
/** Words that say that the name is about a secret, and does not hold one: `SSH_AUTH_SOCK`, `GITHUB_TOKEN_PERMISSIONS`. */
const HARMLESS_WORDS = new Set([
  'file',
  'path',
  'permissions',
  'dir',
  'url',
  'uri',
  'host',
  'hostname',
  'port',
  'version',
  'public',
  'enabled',
  'enable',
  'disabled',
  'disable',
  'name',
  'id',
  'type',
  'length',
  'ttl',
  'expiry',
  'expires',
  'expiration',
  'timeout',
  'issuer',
  'audience',
  'algorithm',
  'policy',
  'provider',
  'endpoint',
  'header',
  'cookie',
  'sock',
  'method',
  'mode',
  'min',
  'max',
  'count',
  'limit',
  'required',
  'fingerprint',
  'dummy',
  'realm',
  'telemetry',
]);
/** Words of a name, camel case taken apart. */
function wordsOf(name: string): string[] {
  const parted = name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2');
  return parted
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** Nearly every name fails this at once. */
const MAY_BE_SECRET = /key|auth|cred|pass|pwd|pword|secret|token|pat/i;

/** Whether a name of a secret may stand in a text. */
export function mayHoldSecret(text: string): boolean {
  return MAY_BE_SECRET.test(text);
}

/** Whether a variable of this name holds a secret, as far as a name can say. */
export function isSecretName(name: string): boolean {
  if (!mayHoldSecret(name)) return false;
  const words = wordsOf(name);
  if (words.some((word) => HARMLESS_WORDS.has(word))) return false;
  return words.some((word, index) => isSecretWord(word) || (word === 'key' && KEY_BEFORE.has(words[index - 1] ?? '')));
}

function isSecretWord(word: string): boolean {
  return (
    SECRET_WORDS.has(word) ||
    /(?:password|passwd|secret|apikey|authtoken)$/.test(word) ||
    /^(?:canary|access|auth|bearer|npm|github|gitlab)token$/.test(word)
  );
}

/** Prefixes whose variables a bundler writes into what browsers download. */
const PUBLIC_PREFIX = /^(?:NEXT_PUBLIC_|VITE_|REACT_APP_|NUXT_PUBLIC_|PUBLIC_|GATSBY_|EXPO_PUBLIC_|VUE_APP_)/;

export function isPublicPrefix(name: string): boolean {
  return PUBLIC_PREFIX.test(name);
}

const PLACEHOLDER =
  /^(?:|x+|\*+|change-?me.*|your[-_ ].*|<.*>|dummy.*|example.*|placeholder.*|todo|fixme|secret|password|pass|test|testing|none|null|false|true|0|1|foo|bar|cafebabe|fake.*|not-?(?:used|real|set|needed).*|unused.*|default|build|local(?:host)?|postgres|root|admin|user)$/i;

/** A value that stands for a secret rather than being one: it lowers severity, and silences nothing. */
export function looksLikePlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value) || /localhost|127\.0\.0\.1|dummy|example\.(?:com|org)|\.example\b/i.test(value);
}
