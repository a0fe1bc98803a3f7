import { changedSince } from '../../api.ts';
import { visible } from '../visible.ts';
import type { Door } from './door.ts';
import { wrapped } from './layout.ts';
import type { Agreement } from './retrofit.ts';
import { existingOf } from './targets.ts';
import type { Wishes } from './wishes.ts';

/**
 * Goes through a dialogue again, with the answers that were given, for as long as a file it is about is changed by someone else under
 * the questions. Without a person it is gone through once: then the writer refuses.
 */
export async function untilNothingMoves(
  wishes: Wishes,
  door: Door,
  dialogue: (wishes: Wishes) => Promise<Agreement>,
): Promise<Agreement> {
  const agreement = await dialogue(wishes);
  if (!door.interactive || !wishes.write) return agreement;
  const changed = changedSince(agreement.root, existingOf(agreement.targets));
  if (changed.length === 0) return agreement;
  const text = `${visible(changed.join(', '))} was changed by someone else meanwhile. Nothing is written yet; your answers are kept.`;
  door.say(['', ...wrapped(`  ${door.terminal.paint('warning', '!')} `, text, door.terminal.width), '']);
  const { decided } = agreement;
  const answered = new Map(decided.map(({ facts, given }) => [facts.service, given]));
  const named = decided.map(({ facts }) => (facts.service === '' ? '.' : facts.service));
  return untilNothingMoves({ ...wishes, named, answered }, door, dialogue);
}
