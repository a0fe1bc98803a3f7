import type { Instruction } from '../model/dockerfile.ts';
import { placeOfText } from './mentions.ts';
import type { Placed, Reading, Row } from './reading.ts';
import { runRows } from './run.ts';
import { holdsSecret, shortened } from './shown.ts';
import { startRow } from './start.ts';
import { userOf } from './user.ts';

/** What becomes of the instructions that say how the container runs; `null` for others. */
export function processRows(placed: Placed): readonly Row[] | null {
  const reader = READERS[placed.instruction.keyword];
  if (reader === undefined) return null;
  if (placed.instruction.keyword === 'SHELL' && hasOwnSteps(placed))
    return [row(placed, 'kept', 'around the steps of your own that are written for it')];
  return [placed.role === 'runtime' ? reader(placed) : row(placed, 'replaced', 'our build stages have their own')];
}

/** Whether a step below it stays as it is. */
function hasOwnSteps({ reading, stage, role, instruction: shell }: Placed): boolean {
  const next = stage.body.find(({ keyword, index }) => keyword === 'SHELL' && index > shell.index)?.index ?? Infinity;
  return stage.body
    .filter(({ keyword, index }) => keyword === 'RUN' && index > shell.index && index < next)
    .some((instruction) => runRows({ reading, stage, role, instruction }).some(({ keep }) => keep !== undefined));
}

function row(placed: Placed, fate: Row['fate'], note: string): Row {
  return { fate, what: shortened(placed, placed.instruction), note };
}

const READERS: Readonly<Record<string, (placed: Placed) => Row>> = {
  WORKDIR: workdirRow,
  SHELL: (placed) => row(placed, 'removed', 'the steps that it was for are ours now'),
  STOPSIGNAL: (placed) => row(placed, 'kept', 'the signal that stops the program'),
  VOLUME: (placed) => row(placed, 'replaced', 'declared as writable and mounted when it runs (H2)'),
  USER: (placed) => row(placed, ...userFate(placed)),
  EXPOSE: (placed) => row(placed, ...exposeFate(placed)),
  HEALTHCHECK: (placed) => row(placed, ...healthFate(placed)),
  CMD: startRow,
  ENTRYPOINT: startRow,
};

/** A path that the code names in full would lead nowhere. */
function workdirRow(placed: Placed): Row {
  const folder = placed.instruction.text.replace(/\/$/, '');
  const place = /^\/\w/.test(folder) && folder !== '/app' ? placeOfText(placed.reading.context, `${folder}/`) : null;
  if (place === null)
    return row(placed, 'replaced', 'the program lies where the generated file puts it, and is only read (H2)');
  return {
    ...row(placed, 'asks', `${place} names it in full`),
    doubt: `${place} names ${folder}, and the program moves: let the code find its files by a relative path`,
  };
}

type Fated = readonly [Row['fate'], string];

function userFate({ instruction, reading }: Placed): Fated {
  if (instruction !== reading.shipped?.end.user.by) return ['replaced', 'another USER follows'];
  return userOf(reading, null) === null
    ? ['replaced', 'a numeric user that is in no group of the system (H1)']
    : ['kept', 'the same number owns the process'];
}

function exposeFate({ instruction, reading }: Placed): Fated {
  const ports = instruction.words.map(({ value }) => Number.parseInt(value, 10)).filter((port) => port > 0);
  if (ports.some((port) => port < 1024))
    return [
      'replaced',
      `ports below 1024 need a privilege; the program listens on ${reading.facts.port?.value ?? 'a higher one'} (H19)`,
    ];
  return ports.length > 1 ? ['replaced', 'one program, one port'] : ['kept', 'the port it listens on'];
}

const NONE = /^none\b/i;
/** Clients of the system, which a shipped image does without. */
const CLIENTS = /^(?:curl|wget|nc|http|httpie)$/;

function healthFate({ instruction, reading }: Placed): Fated {
  if (NONE.test(instruction.text)) return ['replaced', 'our own health check, where a route is known (H11)'];
  if (CLIENTS.test(instruction.commands[0]?.name ?? ''))
    return [
      'replaced',
      `${askedRoute(instruction, reading)}, asked by the image’s own means, as often as before (H11)`,
    ];
  return ownHealth(instruction) === null ? ['asks', 'needs a shell'] : ['kept', 'a check of your own'];
}

/** The route of the old check, or the one that the code has for it. */
function askedRoute({ text }: Instruction, { facts }: Reading): string {
  const known = facts.health;
  return known === null || routeIn(text) === known.value ? 'the same route' : `GET ${known.value} (${known.from})`;
}

/** The path that a client of the system is told to ask. */
export function routeIn(text: string): string | undefined {
  return /https?:\/\/[^/\s"']+(\/[A-Za-z0-9_.~/-]*)/.exec(text)?.[1];
}

/** Whether a check asks a route by a client of the system. */
export function asksByClient(instruction: Instruction | null): boolean {
  return CLIENTS.test(instruction?.commands[0]?.name ?? '');
}

/** Words of a health check that asks by other means than a client of the system, and needs no shell. */
export function ownHealth(instruction: Instruction | null): readonly string[] | null {
  const only = instruction?.commands.length === 1 ? instruction.commands[0] : undefined;
  if (instruction === null || only === undefined || CLIENTS.test(only.name)) return null;
  const words = instruction.json ?? only.words;
  const plain = instruction.json !== null || words.every(({ literal }) => literal);
  const values = words.map(({ value }) => value);
  return plain && !holdsSecret(values.join(' ')) ? values : null;
}
