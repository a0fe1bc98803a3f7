import type { Instruction } from '../model/dockerfile.ts';
import type { Found } from '../model/evidence.ts';
import { portIn, withPort } from './listening.ts';
import { placeIn, shippedChain, type Reading } from './reading.ts';
import { startOf } from './start.ts';
import { MOVED_PORT } from './variables.ts';

const LOWEST = 1024;
const HIGHEST = 65_535;

/** What the program is told by its words, then `ENV PORT`, since programs read it, then EXPOSE. */
export function portOf(reading: Reading): Found<number | null> | null {
  const known = reading.facts.port?.value;
  const found = toldPort(reading) ?? writtenPort(reading);
  return found === null || found.value === known ? null : found;
}

/** The same words, with a port that needs no privilege. */
export function movedWords(reading: Reading, words: readonly string[]): readonly string[] {
  const told = portIn(words);
  return told === null || told >= LOWEST ? words : withPort(words, allowed(reading, told));
}

function toldPort(reading: Reading): Found<number> | null {
  const found = startOf(reading);
  const told = portIn(found?.words ?? []);
  return found === null || told === null ? null : { value: allowed(reading, told), from: found.from };
}

/** One below 1024 moves to where the program listens by itself, or to a usual one. */
function allowed({ facts }: Reading, told: number): number {
  const own = facts.port?.value ?? 0;
  if (told >= LOWEST) return told;
  return own >= LOWEST ? own : MOVED_PORT;
}

interface Written {
  readonly instruction: Instruction;
  readonly text: string;
}

function writtenPort(reading: Reading): Found<number> | null {
  const body = shippedChain(reading.stages, reading.shipped)
    .toReversed()
    .flatMap((stage) => stage.body);
  const variable = body.flatMap((instruction) => variablesOf(instruction)).toReversed();
  const exposed = body.flatMap((instruction) => exposedBy(instruction));
  const low = variable.find(({ text }) => numberIn(text) > 0 && numberIn(text) < LOWEST);
  if (low !== undefined) return { value: MOVED_PORT, from: placeIn(reading, low.instruction) };
  const usable = [...variable, ...exposed].find(({ text }) => numberIn(text) >= LOWEST && numberIn(text) <= HIGHEST);
  return usable === undefined ? null : { value: numberIn(usable.text), from: placeIn(reading, usable.instruction) };
}

function variablesOf(instruction: Instruction): readonly Written[] {
  if (instruction.keyword !== 'ENV') return [];
  return instruction.pairs
    .filter(({ key }) => key === 'PORT')
    .map(({ value }) => ({ instruction, text: value?.value ?? '' }));
}

function exposedBy(instruction: Instruction): readonly Written[] {
  return instruction.keyword === 'EXPOSE' ? instruction.words.map(({ value }) => ({ instruction, text: value })) : [];
}

/** 0 for what is no TCP port. */
function numberIn(text: string): number {
  return Number(/^(\d{1,5})(?:\/tcp)?$/.exec(text)?.[1] ?? '0');
}
