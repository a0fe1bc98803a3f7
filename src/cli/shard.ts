import { UsageError } from '../errors.ts';
import type { OptionValue } from './parse-arguments.ts';
import { visible } from './visible.ts';

/** One part of a list of folders, the same on every machine: sorted, then dealt out in turn. `1/4` is the first of four. */
export function shardOf(paths: readonly string[], typed: OptionValue | undefined): readonly string[] {
  if (typeof typed !== 'string') return paths;
  const [, part = '', parts = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(typed) ?? [];
  const [own, all] = [Number(part), Number(parts)];
  if (own < 1 || own > all) throw new UsageError(`--shard ${visible(typed)} is not a part such as 1/4.`);
  return paths.toSorted().filter((_, index) => index % all === own - 1);
}
