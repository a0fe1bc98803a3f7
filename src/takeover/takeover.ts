import type { Dependent, Doubt, Takeover, Treated } from '../model/takeover.ts';
import { answersOf } from './answers.ts';
import { ownerDoubt } from './owner-doubt.ts';
import { lostComments } from './comments.ts';
import { keepingOf } from './kept.ts';
import { placeholderIn } from './placeholders.ts';
import { runtimeConflicts } from './runtime.ts';
import { startOf } from './start.ts';
import { placeIn, readingOf, shippedChain, type Reading, type Source } from './reading.ts';
import { scriptDoubts } from './script-doubts.ts';
import { rowsOf, type PlacedRow } from './read.ts';

/** What the file is to the repo. */
export type Where = Pick<Takeover, 'link' | 'context' | 'shipped' | 'neighbours' | 'ignoreFile'>;

/** A Dockerfile that a person wrote → what it says, and what would become of each line. */
export function takeoverOf(
  source: Source,
  where: Where,
  dependentsOf: (reading: Reading) => readonly Dependent[],
): Takeover {
  const reading = readingOf(source);
  const rows = rowsOf(reading);
  const { kept, base, doubt, brought } = keepingOf(reading, rows);
  const answers = answersOf(reading);
  const own = reading.shipped?.base;
  return {
    ...where,
    dockerfile: source.file,
    lines: source.text.trimEnd().split('\n').length,
    stages: reading.stages.length,
    base: baseOf(reading),
    conflicts: runtimeConflicts(reading),
    runsAs: runsAs(reading),
    answers: base === null ? answers : { base, ...answers },
    lostComments: lostComments(reading, [
      ...kept.instructions.map(({ comments = '', text }) => comments + text),
      ...kept.stages.map(({ text }) => text),
    ]),
    treated: rows.map((row) => treated(row, brought)),
    kept,
    doubts: [
      ...doubtsOf(reading, rows, own === undefined),
      ...(doubt === null ? [] : [{ message: doubt, from: source.file }]),
      ...contextDoubt(where, source),
      ...ownerDoubt(reading, kept.user),
      ...scriptDoubts(reading, startOf(reading)?.script ?? null),
    ],
    dependents: [...scriptEdits(reading), ...dependentsOf(reading)],
  };
}

/** Ours takes its files from the service's folder: a build that is sent another one would not find them. */
function contextDoubt({ context, shipped }: Where, { facts }: Source): readonly Doubt[] {
  if (context === facts.service || shipped === null) return [];
  const [sent, own] = [context, facts.service].map((path) => (path === '' ? 'the root of the repo' : path));
  const message = `${shipped.from} sends ${sent} to the builder, and the new file takes its files from ${own}: let it send that folder`;
  return [{ message, from: shipped.from }];
}

/** The image below the shipped stage, whatever stages stand between. */
function baseOf(reading: Reading): Takeover['base'] {
  const first = shippedChain(reading.stages, reading.shipped).at(-1);
  if (first === undefined || first.image === null || placeholderIn(first.from.text)) return null;
  return { value: first.image.value, from: placeIn(reading, first.from) };
}

function runsAs(reading: Reading): Takeover['runsAs'] {
  const user = reading.shipped?.end.user;
  if (user?.value?.known !== true || user.by === null) return null;
  return { value: user.value.text, from: placeIn(reading, user.by) };
}

function treated(row: PlacedRow, brought: ReadonlySet<PlacedRow>): Treated {
  const { index, part = '', fate, what, note, from } = row;
  if (brought.has(row)) return { index, part, fate: 'replaced', what, note: 'the base image brings it along', from };
  return { index, part, fate, what, note, from };
}

function doubtsOf(reading: Reading, rows: readonly PlacedRow[], empty: boolean): readonly Doubt[] {
  const { file, text, dockerfile } = reading;
  if (placeholderIn(text))
    return [{ message: 'a template engine fills this file in first: what it becomes is not known here', from: file }];
  if (empty || dockerfile.problems.length > 0) return [{ message: 'Docker can’t read this file as it is', from: file }];
  const found = rows.flatMap(({ doubt, from }) => (doubt === undefined ? [] : [{ message: doubt, from }]));
  return [...new Map(found.map((one) => [one.message, one])).values()];
}

/** The start script in front of a process that never was root. */
function scriptEdits(reading: Reading): readonly Dependent[] {
  const script = startOf(reading)?.script ?? null;
  if (script === null) return [];
  return script.rootLines.map(({ line, before, after, edit }) => ({
    file: script.source,
    from: `${script.source}:${line}`,
    what: 'works for root alone, and the process never is root (H1)',
    before: before.trim(),
    after: after.trim(),
    edits: [edit],
  }));
}
