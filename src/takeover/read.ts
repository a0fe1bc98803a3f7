import type { Instruction, Stage } from '../model/dockerfile.ts';
import { cameAlong } from './came-along.ts';
import { argRows, envRows } from './variables.ts';
import { commentsAbove } from './comments.ts';
import { copyRows } from './copies.ts';
import { textBetween } from './kept-stages.ts';
import { placeholderIn } from './placeholders.ts';
import { processRows } from './process.ts';
import { placeIn, type Placed, type Reading, type Role, type Row } from './reading.ts';
import { runRows } from './run.ts';
import { runtimeConflicts } from './runtime.ts';
import { holdsSecret, shortened } from './shown.ts';

/** A row with the instruction it is about. */
export interface PlacedRow extends Row {
  readonly index: number;
  readonly from: string;
}

/** What becomes of every instruction of the file, in its order: each has at least one row, and no part of it has two. */
export function rowsOf(reading: Reading): readonly PlacedRow[] {
  const preamble = reading.dockerfile.preamble.flatMap((instruction) =>
    placedRows(
      reading,
      instruction,
      instruction.keyword === 'ARG' ? argRows({ reading, role: 'build', instruction }) : [],
    ),
  );
  const rows = reading.stages.flatMap((stage) => {
    const role = reading.roles.get(stage) ?? 'unused';
    return [stage.from, ...stage.body].flatMap((instruction) =>
      placedRows(reading, instruction, rowsFor({ reading, stage, role, instruction })),
    );
  });
  return [...preamble, ...rows];
}

function placedRows(reading: Reading, instruction: Instruction, rows: readonly Row[]): readonly PlacedRow[] {
  const from = placeIn(reading, instruction);
  const filled =
    rows.length > 0
      ? rows
      : [{ fate: 'removed' as const, what: shortened({ reading }, instruction), note: 'it does nothing' }];
  const rowsOfIt = unique(filled).map((row) => ({ ...withoutSecret(row, from), index: instruction.index, from }));
  return withComments(rowsOfIt, commentsAbove(reading, instruction));
}

/** What somebody wrote above a line stays above it. */
function withComments(rows: readonly PlacedRow[], comments: string): readonly PlacedRow[] {
  const first = comments === '' ? undefined : rows.find(({ keep }) => keep !== undefined);
  return rows.map((row) =>
    row === first && row.keep !== undefined ? { ...row, keep: { ...row.keep, comments } } : row,
  );
}

/** A package may be installed twice in one step. */
function unique(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const part = row.part !== undefined && seen.has(row.part) ? `${row.part} ${index}` : row.part;
    if (part !== undefined) seen.add(part);
    return part === undefined ? row : { ...row, part };
  });
}

/** What holds a secret's value is not kept: it would go into the new file and into the state. */
function withoutSecret(row: Row, from: string): Row {
  if (row.keep === undefined || !holdsSecret(row.keep.text)) return row;
  const { keep, ...rest } = row;
  const what = row.what.replace(/=.*/s, '=***');
  if (keep.text.startsWith('ENV'))
    return {
      ...rest,
      fate: 'replaced',
      what,
      note: 'handed over when the container starts, since a secret stands in it (H8)',
      ...(keep.stage === 'runtime' && { handedOver: row.part ?? '' }),
    };
  if (keep.text.startsWith('LABEL')) return { ...rest, fate: 'removed', what, note: 'a secret stands in it' };
  return {
    ...rest,
    fate: 'asks',
    note: 'a secret stands in it',
    doubt: `${from} holds a secret’s value: mount it or hand it over at the start, and change it, since it is in the history`,
  };
}

function rowsFor(placed: Placed): readonly Row[] {
  const { reading, role, stage, instruction } = placed;
  const what = shortened(placed, instruction);
  if (placeholderIn(reading.text.slice(instruction.range.start, instruction.range.end)))
    return [{ fate: 'asks', what, note: 'a template fills it in first' }];
  const fate = FATES[role]?.(stage, reading);
  if (fate !== undefined) return [{ ...fate, what, note: fate.note + narrowed(placed) }];
  const reader = READERS[instruction.keyword];
  const rows = reader?.(placed) ?? processRows(placed);
  return (
    rows ?? [
      {
        fate: 'asks',
        what,
        note: 'Docker does not know this instruction',
        doubt: `${placeIn(reading, instruction)} is no instruction that Docker knows`,
      },
    ]
  );
}

/** A stage that copies the whole folder gets less of it from now on. */
function narrowed({ role, instruction }: Placed): string {
  const whole = /^(?:COPY|ADD)$/.test(instruction.keyword) && instruction.words[0]?.value === '.';
  return role === 'other' && whole ? '; it gets what .dockerignore lets in, and --include adds to that' : '';
}

/** Stages of which nothing is taken apart. */
const FATES: Readonly<Partial<Record<Role, (stage: Stage, reading: Reading) => Omit<Row, 'what'>>>> = {
  other: (stage, reading) => {
    if (holdsSecret(textBetween(reading.text, stage)))
      return {
        fate: 'asks',
        note: 'a secret stands in its stage',
        doubt: `the stage ${stage.name} holds a secret’s value: mount it first`,
      };
    const by = reading.named.find(({ value }) => value.toLowerCase() === stage.name)?.from;
    return { fate: 'kept', note: by === undefined ? 'with the stage that needs it' : `${by} builds its stage` };
  },
  unused: () => ({ fate: 'removed', note: 'nothing builds its stage' }),
};

const READERS: Readonly<Record<string, (placed: Placed) => readonly Row[]>> = {
  FROM: fromRow,
  RUN: runRows,
  ENV: envRows,
  ARG: argRows,
  COPY: copyRows,
  ADD: copyRows,
  LABEL: labelRows,
  MAINTAINER: maintainerRow,
  ONBUILD: onbuildRow,
};

function fromRow(placed: Placed): readonly Row[] {
  const { stage, role } = placed;
  const what = shortened(placed, placed.instruction);
  if (stage.base.kind === 'stage') return [{ fate: 'replaced', what, note: 'the stages are ours now' }];
  const followed = runtimeConflicts(placed.reading).find(
    ({ others }) => others[0]?.from === placeIn(placed.reading, placed.instruction),
  );
  const version =
    followed === undefined ? '' : `, ${placed.reading.facts.runtime.cycle} as ${followed.taken.from} asks`;
  const note = `${role === 'runtime' ? 'a vetted image' : 'a build stage'} at a fixed version${version} (H5)`;
  const along = cameAlong(placed);
  const image: Row = { fate: 'replaced', what, note };
  return along.length === 0 ? [image] : [{ ...image, part: 'image' }, ...along];
}

/** Labels that name what is built from where: the generated file takes them from the build line. */
const BUILD_LABELS = /^org\.opencontainers\.image\.(?:title|version|revision|created)$|^org\.label-schema\./;

function labelRows({ instruction, role }: Placed): readonly Row[] {
  return instruction.pairs.map(({ key, value }) => {
    const what = `LABEL ${key}`;
    if (BUILD_LABELS.test(key)) return { fate: 'replaced', what, part: key, note: 'the generated file has it (H13)' };
    const text = `LABEL ${key}=${value?.raw ?? '""'}`;
    const keep = {
      stage: role === 'build' ? 'build' : 'runtime',
      at: 'end',
      text,
      reason: 'a label of your own',
    } as const;
    return { fate: 'kept', what, part: key, note: 'a label of your own', keep };
  });
}

function maintainerRow(placed: Placed): readonly Row[] {
  const { instruction } = placed;
  const text = `LABEL org.opencontainers.image.authors=${JSON.stringify(instruction.text.replaceAll(/["\\$]/g, ''))}`;
  return [
    {
      fate: 'kept',
      what: 'MAINTAINER',
      note: 'as a label',
      keep: { stage: 'runtime', at: 'end', text, reason: 'MAINTAINER as a label' },
    },
  ];
}

function onbuildRow(placed: Placed): readonly Row[] {
  return [
    {
      fate: 'asks',
      what: shortened(placed, placed.instruction),
      note: 'runs in images that are built on this one',
      doubt: 'images that are built on this one would lose its ONBUILD steps',
    },
  ];
}
