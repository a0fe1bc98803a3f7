import type { Command } from '../model/dockerfile.ts';
import { isSecretName } from '../rules/_shared/secret-names.ts';

const CONFIGURATION = /(?:\.npmrc|\.netrc|pip\.conf|\.pypirc|\.yarnrc(?:\.yml)?|auth\.toml)$/;

/** `echo "//registry…:_authToken=$NPM_TOKEN" > .npmrc` and the like. */
export function writesSecret({ words, redirects }: Command): boolean {
  const text = words.map(({ raw }) => raw).join(' ');
  const variables = [...text.matchAll(/\$\{?(\w+)/g)].map((match) => match[1] ?? '');
  const written = redirects.some(({ target }) => CONFIGURATION.test(target.value));
  return variables.some(isSecretName) && (written || /_authToken|config set|insteadOf|extra-index-url/.test(text));
}
