import { applyEdits } from '../dockerfile/edits.ts';
import type { Edit, Stage } from '../model/dockerfile.ts';
import type { KeptStage } from '../model/takeover.ts';
import { placeIn, shippedChain, type Reading } from './reading.ts';
import { holdsSecret } from './shown.ts';

/** Names of our own stages: somebody else's may not bear them. */
const OURS = /^(?:base|deps|build|production|init|probe|planner|tools|toolchain|lock|bound|runtime)$/;

/** Stages that other files build, with all that they need, as they stand; only names that ours bear too are changed. */
export function keptStages(reading: Reading): readonly KeptStage[] {
  const kept = wanted(reading);
  const names = new Map(kept.map((stage) => [stage, nameOf(stage)]));
  return kept.map((stage) => ({
    name: names.get(stage) ?? '',
    text: textOf(reading, stage, names),
    reason: reasonFor(reading, stage),
    from: placeIn(reading, stage.from),
  }));
}

/** Those that are built by name, and those below them that are ours to replace in the shipped image. */
function wanted({ stages, roles, text }: Reading): readonly Stage[] {
  const found = new Set<Stage>();
  const open = stages.filter((stage) => roles.get(stage) === 'other');
  for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
    if (found.has(stage)) continue;
    found.add(stage);
    open.push(...stage.needs.flatMap((index) => stages[index] ?? []));
  }
  return stages.filter((stage) => found.has(stage) && !holdsSecret(textBetween(text, stage)));
}

/** The stage as it stands. */
export function textBetween(text: string, stage: Stage): string {
  return text.slice(stage.from.range.start, (stage.body.at(-1) ?? stage.from).range.end);
}

function nameOf({ name, index }: Stage): string {
  if (name === null) return `stage-${index}`;
  return OURS.test(name) ? `your-${name}` : name;
}

function reasonFor({ named, stages, shipped }: Reading, stage: Stage): string {
  const by = named.find(
    ({ value }) => value.toLowerCase() === stage.name && !shippedChain(stages, shipped).includes(stage),
  );
  return by === undefined ? 'the stage below starts from it or copies from it' : `${by.from} builds it`;
}

function textOf({ text, stages }: Reading, stage: Stage, names: ReadonlyMap<Stage, string>): string {
  const { start } = stage.from.range;
  const edits: Edit[] = renames(stage, stages, names).map(({ range, text: to }) => ({
    range: { start: range.start - start, end: range.end - start },
    text: to,
  }));
  return applyEdits(
    textBetween(text, stage),
    edits.map((edit) => [edit]),
  ).text;
}

function renames(stage: Stage, stages: readonly Stage[], names: ReadonlyMap<Stage, string>): readonly Edit[] {
  const renamed = (name: string | null): string | null => {
    const other = stages.find((one) => one.name === name?.toLowerCase() || String(one.index) === name);
    const to = other === undefined ? undefined : names.get(other);
    return to === undefined || to === name ? null : to;
  };
  const own = stage.nameWord === null ? [] : [{ range: stage.nameWord.range, to: renamed(stage.name) }];
  const base =
    stage.base.kind === 'stage' && stage.image !== null
      ? [{ range: stage.image.range, to: renamed(stage.image.value) }]
      : inFull(stage);
  const copies = stage.body.flatMap(({ flags }) => flags).filter(({ name }) => name === 'from');
  const sources = copies.map(({ range, value }) => ({ range, to: prefixed('--from=', renamed(value)) }));
  return [...own, ...base, ...sources].flatMap(({ range, to }) => (to === null ? [] : [{ range, text: to }]));
}

/** Arguments above the first FROM are gone with the old file: the image is named in full. */
function inFull({ base, image }: Stage): readonly { readonly range: Edit['range']; readonly to: string }[] {
  if (base.kind !== 'image' || image === null || !image.value.includes('$')) return [];
  const { name, tag, digest } = base.reference;
  return [{ range: image.range, to: `${name}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}` }];
}

function prefixed(before: string, text: string | null): string | null {
  return text === null ? null : before + text;
}
