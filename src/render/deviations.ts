import { movingTag } from '../model/pin.ts';
import type { Deviation, Plan } from '../model/plan.ts';

/** The plan's own deviations, and one for every tag that moves as long as nobody has asked the registry for its digest. */
export function deviationsOf(plan: Plan): readonly Deviation[] {
  const moving = new Set(Object.values(plan.images).flatMap((image) => (image.unpinned ? [image.from] : [])));
  return [...plan.deviations, ...[...moving].map((from) => ({ promise: 'H5', why: movingTag(from) }))];
}
