import type { Suspicion } from './secret-names.ts';

/** Prefixes by which front-end builds mark the variables that end up in every visitor's browser. */
const PUBLIC_NAME = /^(?:VITE|NEXT_PUBLIC|REACT_APP|VUE_APP|NUXT_PUBLIC|GATSBY|EXPO_PUBLIC|PUBLIC)_/;
const SECRET_LIKE = /(?:^|_)(?:SECRET|TOKEN|PASSWORD|PASSWD|PRIVATE|CREDENTIALS?)(?:_|$)/;
const PUBLIC_KEY = /-----BEGIN [A-Z0-9 ]*(?:CERTIFICATE|PUBLIC KEY|CRL|DH PARAMETERS)-----/;

/** Whether a text without any visible credential is public by nature, although its file's name is that of a secret. */
export function isPublic(ask: Suspicion['ask'], text: string): boolean {
  if (ask === 'environment') return isPublicEnvironment(text);
  return ask === 'login' || PUBLIC_KEY.test(text);
}

/** Only variables that a front-end build gives away to everybody, and at least one of them. */
function isPublicEnvironment(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const names = lines.map((line) => /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=/.exec(line)?.[1] ?? '');
  return names.length > 0 && names.every((name) => PUBLIC_NAME.test(name) && !SECRET_LIKE.test(name));
}
