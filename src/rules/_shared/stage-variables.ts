import type { Stage } from '../../model/dockerfile.ts';

/** A variable that an ENV or ARG of a stage sets. */
export interface StageVariable {
  readonly keyword: string;
  readonly key: string;
  readonly value: string;
  /** Index of its instruction. */
  readonly index: number;
}

const known = new WeakMap<Stage, ReadonlyMap<string, readonly StageVariable[]>>();

/** The settings of one variable that a stage makes above an instruction. */
export function settingsOf(stage: Stage, key: string, before: number): readonly StageVariable[] {
  const byKey = known.get(stage) ?? worked(stage);
  return byKey.get(key)?.filter(({ index }) => index < before) ?? [];
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
