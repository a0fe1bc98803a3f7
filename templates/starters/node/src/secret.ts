import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A secret by the name of its variable: the contents of the file that `NAME_FILE` names, or `NAME` itself. `undefined` when
 * neither is set. Throws when both are, because then nobody knows which one counts. Errors never hold the value.
 */
export function readSecret(name: string, environment: Environment): string | undefined {
  const file = environment[`${name}_FILE`];
  const value = environment[name];
  if (file !== undefined && value !== undefined) throw new Error(`${name} and ${name}_FILE are both set: keep one`);
  return file === undefined ? value : readFileSync(file, 'utf8').replace(/\r?\n$/, '');
}
