import type { Stage } from '../../model/dockerfile.ts';
import { keptWith } from '../../model/kept-with.ts';

/** A variable that an ENV or ARG of a stage sets. */
export interface StageVariable {
  readonly keyword: string;
  readonly key: string;
  readonly value: string;
  /** Index of its instruction. */
  readonly index: number;
}

const known = keptWith<Stage, ReadonlyMap<string, readonly StageVariable[]>>();

/** Stages that others start from: what an ENV of theirs says is inherited. */
const parents = keptWith<Stage, Stage>();

/** Notes which stage starts from which. */
export function linkStages(stages: readonly Stage[]): void {
  for (const stage of stages) {
    const parent = stage.base.kind === 'stage' ? stages[stage.base.index] : undefined;
    if (parent) parents.set(stage, parent);
  }
}

/** The settings of one variable that hold above an instruction of a stage, inherited ones first. An ARG is not inherited. */
export function settingsOf(stage: Stage, key: string, before: number): readonly StageVariable[] {
  const byKey = known.get(stage) ?? worked(stage);
  const own = byKey.get(key)?.filter(({ index }) => index < before) ?? [];
  const parent = parents.get(stage);
  if (!parent) return own;
  return [...settingsOf(parent, key, before).filter(({ keyword }) => keyword === 'ENV'), ...own];
}

function worked(stage: Stage): ReadonlyMap<string, readonly StageVariable[]> {
  const setting = stage.body.filter(({ keyword }) => keyword === 'ENV' || keyword === 'ARG');
  const all = setting.flatMap(({ keyword, index, pairs }) =>
    pairs.map(({ key, value }) => ({ keyword, key, value: value?.value ?? '', index })),
  );
  const byKey = Map.groupBy(all, ({ key }) => key);
  known.set(stage, byKey);
  return byKey;
}
