import type { Flag, Instruction, Word } from '../../model/dockerfile.ts';

/** The flag of that name, the last one when it is given twice. */
export function flagOf(instruction: Instruction, name: string): Flag | undefined {
  return instruction.flags.findLast((flag) => flag.name === name);
}

/** Sources of COPY and ADD, here-documents left out. */
export function sourcesOf(instruction: Instruction): readonly Word[] {
  return instruction.words.slice(0, -1).filter((word) => !word.raw.startsWith('<<'));
}

export function destinationOf(instruction: Instruction): Word | undefined {
  return instruction.words.at(-1);
}
