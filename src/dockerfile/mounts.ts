import type { Instruction, Range } from '../model/dockerfile.ts';
import { keptWith } from '../model/kept-with.ts';

/** One `--mount=` of a RUN. */
export interface Mount {
  readonly type: string;
  readonly options: ReadonlyMap<string, string>;
  readonly id: string | null;
  readonly target: string | null;
  readonly from: string | null;
  readonly env: string | null;
  readonly required: boolean;
  readonly range: Range;
}

const NONE: readonly Mount[] = [];
/** Read once: a dozen rules ask. */
const known = keptWith<Instruction, readonly Mount[]>();

/** The mounts of an instruction, in order. */
export function mountsOf(instruction: Instruction): readonly Mount[] {
  if (instruction.keyword !== 'RUN' || instruction.flags.length === 0) return NONE;
  const done = known.get(instruction);
  if (done) return done;
  const mounts = instruction.flags
    .filter((flag) => flag.name === 'mount')
    .map((flag) => mountOf(flag.value ?? '', flag.range));
  known.set(instruction, mounts);
  return mounts;
}

function mountOf(text: string, range: Range): Mount {
  const options = new Map<string, string>();
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    if (equals === -1) options.set(part.toLowerCase().trim(), 'true');
    else options.set(part.slice(0, equals).toLowerCase().trim(), part.slice(equals + 1));
  }
  const either = (...names: string[]) =>
    names.map((name) => options.get(name)).find((value) => value !== undefined) ?? null;
  const type = options.get('type') ?? 'bind';
  const target = either('target', 'dst', 'destination');
  return {
    type,
    options,
    id: options.get('id') ?? (type === 'secret' ? (target?.split('/').at(-1) ?? either('src', 'source')) : null),
    target,
    from: options.get('from') ?? null,
    env: options.get('env') ?? null,
    required: options.get('required') === 'true',
    range,
  };
}
