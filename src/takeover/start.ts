import type { Command, InForce, StageEnd } from '../model/dockerfile.ts';
import { placeIn, type Placed, type Reading, type Row } from './reading.ts';
import { startScript, type StartScript } from './script.ts';
import { holdsSecret, shortened } from './shown.ts';
import { isSupervisor, supervised } from './supervised.ts';

/** How the shipped image starts. */
export interface Start {
  /** Script of the repo in front of the program, `null` for none. */
  readonly script: StartScript | null;
  /** Words of the program itself; `null` where a shell puts them together. */
  readonly words: readonly string[] | null;
  /** `file:line`. */
  readonly from: string;
}

const INITS = /^(?:tini|dumb-init|docker-init|catatonit)$/;

/** ENTRYPOINT and CMD of the shipped stage, put together and taken apart again. */
export function startOf(reading: Reading): Start | null {
  const end = reading.shipped?.end;
  return end === undefined ? null : startAt(reading, end);
}

function startAt(reading: Reading, { cmd, entrypoint }: StageEnd): Start | null {
  const by = cmd.by ?? entrypoint.by;
  if (by === null) return null;
  const [head, tail] = [wordsOf(entrypoint), wordsOf(cmd)];
  const all = together(head, tail);
  const script = scriptOf(reading, all ?? head);
  return { script, words: script === null ? unlessEmpty(all) : (all?.slice(1) ?? tail), from: placeIn(reading, by) };
}

function unlessEmpty(words: readonly string[] | null): readonly string[] | null {
  return words !== null && words.length > 0 ? words : null;
}

function scriptOf(reading: Reading, words: readonly string[] | null): StartScript | null {
  const first = words?.[0];
  return first === undefined ? null : startScript(reading, first);
}

/** Nothing where a shell is needed, and nothing where a secret would be saved with it. */
function together(head: readonly string[] | null, tail: readonly string[] | null): readonly string[] | null {
  if (head === null || tail === null) return null;
  const words = withoutInit([...head, ...tail]);
  return holdsSecret(words.join(' ')) ? null : words;
}

/** Words of an exec form, or of a plain command that a shell adds nothing to. */
function wordsOf({ value, by }: InForce<readonly Command[] | null>): readonly string[] | null {
  if (by === null) return (value ?? []).flatMap(({ words }) => words.map((word) => word.value));
  if (by.json !== null) return by.json.map((word) => word.value);
  const [only, more] = by.commands;
  return only === undefined || more !== undefined ? null : plainWords(only);
}

function plainWords({ name, words, redirects, assignments }: Command): readonly string[] | null {
  const own = name === 'exec' ? words.slice(1) : words;
  const plain = redirects.length === 0 && assignments.length === 0 && own.every(({ literal }) => literal);
  return plain ? own.map((word) => word.value) : null;
}

function withoutInit(words: readonly string[]): readonly string[] {
  const name = (words[0] ?? '').split('/').at(-1) ?? '';
  if (!INITS.test(name)) return words;
  const rest = words.slice(1);
  const at = rest.findIndex((word) => !word.startsWith('-'));
  return rest[0] === '--' ? rest.slice(1) : rest.slice(Math.max(at, 0));
}

/** What becomes of a CMD or ENTRYPOINT. */
export function startRow(placed: Placed): Row {
  const { reading, instruction } = placed;
  const what = shortened(placed, instruction);
  const end = reading.shipped?.end;
  if (instruction !== end?.cmd.by && instruction !== end?.entrypoint.by)
    return { fate: 'replaced', what, note: 'another one follows' };
  const start = startOf(reading);
  const script = instruction === end.entrypoint.by ? (start?.script ?? null) : null;
  return { what, ...(script === null ? programFate(placed, start) : scriptFate(script)) };
}

type Fated = Omit<Row, 'what'>;

function scriptFate({ source, execs }: StartScript): Fated {
  if (execs) return { fate: 'kept', note: `${source} starts the program and hands over to it` };
  return {
    fate: 'asks',
    note: `${source} never hands over to the program: no signal reaches it (H10)`,
    doubt: `${source} starts the program without exec: end it with exec "$@" first`,
  };
}

function programFate({ reading, instruction }: Placed, start: Start | null): Fated {
  if (holdsSecret(instruction.text))
    return {
      fate: 'asks',
      note: 'a secret stands in it',
      doubt: `${placeIn(reading, instruction)} holds a secret’s value: hand it over when the container starts, and change it`,
    };
  const supervisor = start?.words?.find(isSupervisor);
  if (supervisor !== undefined) return supervisedFate(reading, supervisor);
  if (start?.words === null) return shellFate(reading, instruction);
  return plainFate(reading.facts.start?.value.join(' '), start);
}

function plainFate(program: string | undefined, start: Start | null): Fated {
  if (program === undefined) return { fate: 'replaced', note: 'the program itself, without a shell (H10)' };
  return start?.words?.join(' ') === program
    ? { fate: 'kept', note: 'the program and its arguments' }
    : { fate: 'replaced', note: `${program}, without a shell (H10)` };
}

/** Words that only a shell can put together: what they become is not known here. */
function shellFate(reading: Reading, instruction: Placed['instruction']): Fated {
  const doubt = `${placeIn(reading, instruction)} is put together by a shell: write the program and its arguments out first`;
  return { fate: 'asks', note: 'a shell puts its words together', doubt };
}

/** Several programs behind one: which of them this image shall ship is for a person to say. */
function supervisedFate(reading: Reading, supervisor: string): Fated {
  const programs = supervised(reading);
  const named = programs.length === 0 ? 'several programs' : programs.join(' and ');
  const name = supervisor.split('/').at(-1) ?? '';
  return {
    fate: 'asks',
    note: 'one program per container',
    doubt: `${name} starts ${named}: ours ships the service alone, and the others need images of their own`,
  };
}
