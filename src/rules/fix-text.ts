import { applyEdits } from '../dockerfile/edits.ts';
import type { Finding } from '../model/finding.ts';

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
const MAX_ROUNDS = 6;

/** Applies fixes until none is left. Overlapping ones wait for the next round; a round after which Docker reads less is undone. */
export function fixText(start: string, look: (text: string) => Look, unsafe: boolean): FixedText {
  let text = start;
  let now = look(text);
  const applied: Finding[] = [];
  // A file that Docker cannot read has no places to trust.
  if (now.problems > 0) return { text, applied };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const open = now.findings.filter(({ fix }) => fix !== null && (fix.safe || unsafe));
    if (open.length === 0) break;
    const done = applyEdits(
      text,
      open.map(({ fix }) => fix?.edits ?? []),
    );
    const next = look(done.text);
    if (done.text === text || next.problems > now.problems) break;
    const skipped = new Set(done.skipped);
    applied.push(...open.filter((_, index) => !skipped.has(index)));
    text = done.text;
    now = next;
  }
  return { text, applied };
}
