import type { Finding } from '../model/finding.ts';
import { fixRound } from './fix-round.ts';

/** A text after its fixes. */
export interface FixedText {
  readonly text: string;
  /** What was mended, in the order it was done. */
  readonly applied: readonly Finding[];
}

/** What a look at a text gave. */
export interface Look {
  readonly findings: readonly Finding[];
  /** Parts that Docker cannot read. */
  readonly problems: number;
}

/** Fixes can make room for others: `apt` becomes `apt-get`, which then wants a flag. */
export const MAX_ROUNDS = 12;

/** Applies the fixes of a text without anything around it until none is left. A round after which Docker reads less is undone. */
export function fixText(start: string, look: (text: string) => Look, unsafe: boolean): FixedText {
  let text = start;
  let now = look(text);
  const applied: Finding[] = [];
  // A file that Docker cannot read has no places to trust.
  if (now.problems > 0) return { text, applied };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const done = fixRound(text, now.findings, unsafe, () => '');
    if (done.text === text) break;
    const next = look(done.text);
    if (next.problems > now.problems) break;
    applied.push(...done.applied);
    text = done.text;
    now = next;
  }
  return { text, applied };
}
