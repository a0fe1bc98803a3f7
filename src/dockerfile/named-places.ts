import type { Dockerfile, Flag, Instruction, Range } from '../model/dockerfile.ts';
import type { NamedPlace } from '../model/pin.ts';
import { mountsOf } from './mounts.ts';

const STAGE = 'it is a stage of this file';

/** Every place of a Dockerfile that names an image, in the order of the file. */
export function namedPlaces(dockerfile: Dockerfile): NamedPlace[] {
  const { text, directives, instructions, stages } = dockerfile;
  const all = new Set(stages.flatMap(({ name }) => name ?? []));
  const earlier = new Set<string>();
  const places = directives.flatMap(({ name, value, range }) =>
    name === 'syntax' ? placeAt(text, '# syntax', value.split(/\s/, 1)[0] ?? '', range, null) : [],
  );
  let stage = 0;
  for (const instruction of instructions) {
    if (instruction.keyword !== 'FROM') {
      places.push(...copied(text, instruction, all));
      continue;
    }
    places.push(...baseOf(text, instruction, earlier));
    const name = stages[stage]?.name ?? null;
    if (name !== null) earlier.add(name);
    stage += 1;
  }
  return places;
}

/** A FROM sees the stages above it, everything else sees them all. */
function baseOf(text: string, { words }: Instruction, earlier: ReadonlySet<string>): NamedPlace[] {
  const image = words[0];
  if (image === undefined) return [];
  const own = image.value === 'scratch' ? 'it is no image of a registry' : null;
  return placeAt(text, 'FROM', image.value, image.range, earlier.has(image.value.toLowerCase()) ? STAGE : own);
}

function copied(text: string, instruction: Instruction, stages: ReadonlySet<string>): NamedPlace[] {
  const { keyword, flags, trigger } = instruction;
  if (trigger !== null)
    return copied(text, trigger, stages).map((place) => ({
      ...place,
      left: 'it belongs to builds on top of this image',
    }));
  const why = (from: string): string | null => (stages.has(from.toLowerCase()) || /^\d+$/.test(from) ? STAGE : null);
  if (keyword === 'COPY')
    return flags.flatMap((flag) =>
      fromFlag(flag).flatMap((from) => placeAt(text, 'COPY --from', from, flag.range, why(from))),
    );
  return mountsOf(instruction).flatMap(({ from, range }) =>
    from === null ? [] : placeAt(text, 'RUN --mount', from, range, why(from), /(?<=[=,]from=)/),
  );
}

function fromFlag({ name, value }: Flag): readonly string[] {
  return name === 'from' && value !== null ? [value] : [];
}

/** The place of `written` within `around`; `after` tells several occurrences apart, else the last one is meant. */
function placeAt(
  text: string,
  where: string,
  written: string,
  around: Range,
  left: string | null,
  after?: RegExp,
): NamedPlace[] {
  const slice = text.slice(around.start, around.end);
  const offset = after === undefined ? slice.lastIndexOf(written) : (after.exec(slice)?.index ?? -1);
  const exact = offset !== -1 && slice.startsWith(written, offset);
  const start = around.start + Math.max(offset, 0);
  const range = exact ? { start, end: start + written.length } : around;
  const spread = exact ? null : 'it is spread over lines or quotes';
  return [{ kind: 'image', where, text: written, range, left: left ?? spread, comment: null }];
}
