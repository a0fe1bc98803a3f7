import { isSecretName } from '../rules/_shared/secret-names.ts';
import type { Reading } from './reading.ts';

/** A secret that was a build argument, and the mount that takes its place. */
export interface Passed {
  /** The argument. */
  readonly name: string;
  /** Kind of secret, as the answer `secrets` has it. */
  readonly kind: string;
  /** Id of the mount. */
  readonly id: string;
  /** `file:line` of the ARG. */
  readonly from: string;
}

/** Secrets that the file takes as arguments, in its order. */
export function passedSecrets(reading: Reading): readonly Passed[] {
  const { dockerfile, roles, stages } = reading;
  const inside = stages.filter((stage) => ['runtime', 'build'].includes(roles.get(stage) ?? ''));
  const all = [...dockerfile.preamble, ...inside.flatMap(({ body }) => body)].filter(
    ({ keyword }) => keyword === 'ARG',
  );
  const found = all.flatMap((instruction) =>
    instruction.pairs
      .filter(({ key }) => isSecretName(key))
      .map(({ key }) => passed(reading, key, lineOf(reading, instruction.range.start))),
  );
  return [...new Map(found.map((one) => [one.name, one])).values()];
}

function lineOf({ file, dockerfile }: Reading, offset: number): string {
  return `${file}:${dockerfile.text.slice(0, offset).split('\n').length}`;
}

/** The package manager's own kind where it reads that variable, else one by the argument's name. */
function passed({ facts }: Reading, name: string, from: string): Passed {
  const own = facts.secrets.find((one) => one.target === name || one.source === `env=${name}`);
  return { name, kind: own?.kind ?? `custom:${name}`, id: own?.id ?? name.toLowerCase(), from };
}
