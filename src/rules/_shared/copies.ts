import type { Flag, Instruction, Stage, Word } from '../../model/dockerfile.ts';
import { placed } from './placed.ts';

/** The flag of that name, the last one when it is given twice. */
export function flagOf(instruction: Instruction, name: string): Flag | undefined {
  return instruction.flags.findLast((flag) => flag.name === name);
}

/** Sources of COPY and ADD, here-documents left out. */
export function sourcesOf(instruction: Instruction): readonly Word[] {
  return instruction.words.slice(0, -1).filter((word) => !word.raw.startsWith('<<'));
}

/** Paths of the context that some stage copies or adds. */
export function copiedSources(stages: readonly Stage[]): readonly string[] {
  return placed(stages, 'COPY', 'ADD')
    .filter(({ instruction }) => !flagOf(instruction, 'from'))
    .flatMap(({ instruction }) => sourcesOf(instruction).map(({ value }) => value));
}

/** Whether a source is the file itself or a folder that holds it. */
export function takesIn(source: string, path: string): boolean {
  const folder = contextPath(source);
  return folder === '' || folder === '.' || folder === '*' || path === folder || path.startsWith(`${folder}/`);
}

/** A source as a path in the context. */
export function contextPath(source: string): string {
  return source.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}

export function destinationOf(instruction: Instruction): Word | undefined {
  return instruction.words.at(-1);
}
