import type { Conflict, Found } from '../model/evidence.ts';
import type { ImageReference } from '../model/dockerfile.ts';
import { placeIn, type Reading } from './reading.ts';

const PRODUCTS: Readonly<Record<string, RegExp>> = {
  node: /(?:^|\/)node$/,
  python: /(?:^|\/)python$/,
  go: /(?:^|\/)golang$/,
};

/** Where the repo is silent, or leaves it open: what a manifest says for sure is nearer to the code than an image. */
export function runtimeOf(reading: Reading): Found<string> | null {
  const before = todays(reading);
  const { wanted, cycle } = reading.facts.runtime;
  if (before === null || wanted === null) return before;
  return before.value !== cycle && reading.leavesOpen(before.value) ? before : null;
}

/** The image runs another release line today than the repo asks for, which the new one follows. */
export function runtimeConflicts(reading: Reading): readonly Conflict[] {
  const before = todays(reading);
  const { wanted, cycle, title } = reading.facts.runtime;
  if (before === null || wanted === null || before.value === cycle || runtimeOf(reading) !== null) return [];
  return [{ about: `${title} version`, taken: wanted, others: [before], why: 'the repo asks for it' }];
}

/** What stands in the FROM of a stage that is shipped or builds what is. */
function todays(reading: Reading): Found<string> | null {
  const inUse = reading.stages.filter((stage) => ['runtime', 'build'].includes(reading.roles.get(stage) ?? ''));
  for (const stage of inUse.toReversed()) {
    const cycle = stage.base.kind === 'image' ? cycleOf(stage.base.reference, reading.facts.runtime.product) : null;
    if (cycle !== null) return { value: cycle, from: placeIn(reading, stage.from) };
  }
  return null;
}

/** The release line that an image's tag names: `24` of node:24.1-slim, `3.13` of python:3.13.2. */
function cycleOf({ repository, tag }: ImageReference, product: string): string | null {
  if (PRODUCTS[product]?.test(repository) !== true) return null;
  const version = /^v?(\d+)(\.\d+)?/.exec(tag ?? '');
  if (version === null) return null;
  return product === 'node' ? (version[1] ?? null) : version[0].replace('v', '');
}
