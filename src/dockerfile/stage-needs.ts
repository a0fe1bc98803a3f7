import type { StageBase, StageSyntax } from '../model/dockerfile.ts';
import { mountsOf } from './mounts.ts';

/** Earlier stages that a stage starts from, copies from or mounts. */
export function stageNeeds(syntax: StageSyntax, base: StageBase, names: ReadonlyMap<string, number>): number[] {
  const needs = new Set<number>();
  if (base.kind === 'stage') needs.add(base.index);
  for (const instruction of syntax.body) {
    if (instruction.flags.length === 0) continue;
    for (const { name, value } of instruction.flags)
      if (name === 'from') addNeed(needs, value ?? '', syntax.index, names);
    for (const { from } of mountsOf(instruction)) if (from !== null) addNeed(needs, from, syntax.index, names);
  }
  return [...needs];
}

function addNeed(needs: Set<number>, name: string, before: number, names: ReadonlyMap<string, number>): void {
  const index = stageIndex(name, before, names);
  if (index !== null) needs.add(index);
}

/** The earlier stage that `--from=` means: by name, whatever its case, or by number. */
export function stageIndex(name: string, before: number, names: ReadonlyMap<string, number>): number | null {
  const named = names.get(name.toLowerCase());
  if (named !== undefined) return named;
  return /^\d+$/.test(name) && Number(name) < before ? Number(name) : null;
}
