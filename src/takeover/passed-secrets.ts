import { isSecretName } from '../rules/_shared/secret-names.ts';
import type { Instruction, Stage } from '../model/dockerfile.ts';
import { buildsProgram } from './known-steps.ts';
import { placeOfName } from './mentions.ts';
import { placeIn, type Reading } from './reading.ts';
import { writesSecret } from './writes-secret.ts';

/** A secret that was a build argument, and the mount that takes its place. */
export interface Passed {
  /** The argument. */
  readonly name: string;
  /** Kind of secret, as the answer `secrets` has it. */
  readonly kind: string;
  /** Id of the mount. */
  readonly id: string;
  /** Whether a step of the new file needs it. Where none does, it goes, and nobody hands it over any more. */
  readonly needed: boolean;
  /** `file:line` of the ARG. */
  readonly from: string;
}

/** Secrets that the file takes as arguments, in its order. */
export function passedSecrets(reading: Reading): readonly Passed[] {
  const { dockerfile, roles, stages } = reading;
  const inside = stages.filter((stage) => ['runtime', 'build'].includes(roles.get(stage) ?? ''));
  const all = [
    ...dockerfile.preamble.map((instruction) => ({ instruction, stage: null })),
    ...inside.flatMap((stage) => stage.body.map((instruction) => ({ instruction, stage }))),
  ].filter(({ instruction }) => instruction.keyword === 'ARG');
  const found = all.flatMap(({ instruction, stage }) =>
    instruction.pairs
      .filter(({ key }) => isSecretName(key))
      .map(({ key }) => passed(reading, key, { instruction, stage })),
  );
  const byName = Map.groupBy(found, ({ name }) => name);
  return [...byName.values()].flatMap((ones) => {
    const [first] = ones;
    return first === undefined ? [] : [{ ...first, needed: ones.some(({ needed }) => needed) }];
  });
}

interface Declared {
  readonly instruction: Instruction;
  readonly stage: Stage | null;
}

/** The package manager's own kind where it reads that variable, else one by the argument's name. */
function passed(reading: Reading, name: string, declared: Declared): Passed {
  const own = reading.facts.secrets.find((one) => one.target === name || one.source === `env=${name}`);
  return {
    name,
    kind: own?.kind ?? `custom:${name}`,
    id: own?.id ?? name.toLowerCase(),
    needed: own !== undefined || isNeeded(reading, name, declared),
    from: placeIn(reading, declared.instruction),
  };
}

/** A step of one's own that names it, or a build of which nobody can see what it reads. */
function isNeeded(reading: Reading, name: string, { instruction, stage }: Declared): boolean {
  if (stage === null) return false;
  const below = stage.body.filter(({ index, keyword }) => index > instruction.index && keyword === 'RUN');
  const named = below.filter(({ text }) => namesVariable(text, name));
  if (named.some((run) => keepsReader(run, name))) return true;
  if (!mountsInBuild(reading)) return false;
  if (placeOfName(reading.context, name) !== null) return true;
  return named.length === 0 && below.some(({ commands }) => commands.some(buildsProgram));
}

/** Whether a text expands the variable. */
export function namesVariable(text: string, name: string): boolean {
  return new RegExp(`\\$(?:${name}\\b|\\{${name}\\b)`).test(text);
}

/** A login is written by us in another way; everything else that names the secret is a step of somebody's own. */
function keepsReader({ commands }: Instruction, name: string): boolean {
  const readers = commands.filter((one) =>
    [...one.words, ...one.assignments].some(({ raw }) => namesVariable(raw, name)),
  );
  return readers.some((one) => !writesSecret(one) && !buildsProgram(one));
}

/** Whether the build step of our file can be handed a secret of its own. */
function mountsInBuild({ facts }: Reading): boolean {
  if (facts.stack === 'node') return ((facts.details as { readonly build?: unknown }).build ?? null) !== null;
  return facts.stack !== 'python';
}
