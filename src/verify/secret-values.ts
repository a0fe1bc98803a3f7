import { readFile } from 'node:fs/promises';
import { secretLike } from './secret-names.ts';
import type { Canary } from './subject.ts';

/** Shorter words stand everywhere by chance. */
const SHORTEST = 8;

/**
 * What to look for after a build with these `--secret` flags: values of variables and words of files, read into memory and nowhere else.
 * A value shorter than eight characters is not looked for.
 */
export async function secretValues(
  flags: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly Canary[]> {
  const found = await Promise.all(flags.map(async (flag) => valuesOf(flag, env)));
  return found.flat().filter(({ value }) => value.length >= SHORTEST);
}

/** Build arguments among these flags whose names say that their values are secrets; one without a value takes it from the environment. */
export function passedSecrets(
  flags: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): readonly Canary[] {
  const typed = flags.flatMap((flag, at) => {
    if (flag.startsWith('--build-arg=')) return [flag.slice('--build-arg='.length)];
    return flags[at - 1] === '--build-arg' ? [flag] : [];
  });
  return typed.flatMap((pair) => {
    const [, name = '', value] = /^(\w+)(?:=([^]*))?$/.exec(pair) ?? [];
    const found = value ?? env[name] ?? '';
    return secretLike(name) && found.length >= SHORTEST ? [{ name: `build argument ${name}`, value: found }] : [];
  });
}

async function valuesOf(flag: string, env: Readonly<Record<string, string | undefined>>): Promise<readonly Canary[]> {
  const fields = new Map(flag.split(',').map((field) => field.split('=') as [string, string | undefined]));
  const id = fields.get('id') ?? '';
  const variable = fields.get('env');
  const file = fields.get('src') ?? fields.get('source');
  const text = variable === undefined ? await readText(file) : (env[variable] ?? '');
  const name = `secret ${id}`;
  return variable === undefined ? words(text).map((value) => ({ name, value })) : [{ name, value: text.trim() }];
}

async function readText(file: string | undefined): Promise<string> {
  return file === undefined ? '' : readFile(file, 'utf8').catch(() => '');
}

/** Values in rc files, netrc and key files: what stands after a key word or an equals sign, and lines of encoded keys. */
function words(text: string): readonly string[] {
  const values = [
    ...text.matchAll(
      /(?:password|passwd|token|secret|_auth|_authToken|_password|key)["']?\s*[=: ]\s*["']?([^\s"']+)/gi,
    ),
  ];
  const keys = [...text.matchAll(/^[A-Za-z0-9+/=]{40,}$/gm)];
  // A file that holds one word holds the secret itself.
  if (/^\S+\s*$/.test(text) && values.length === 0) return [text.trim()];
  return [...new Set([...values.map((match) => match[1] ?? ''), ...keys.map((match) => match[0])])];
}
