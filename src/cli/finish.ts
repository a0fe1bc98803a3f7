import type { Door } from './dialog/door.ts';
import { ending } from './dialog/ending.ts';
import type { Outcome } from './dialog/retrofit.ts';
import { pending } from '../api.ts';
import { patchOf, type Patched } from './dialog/patch.ts';
import type { Format } from './order.ts';
import { retrofitReport } from './retrofit-report.ts';

/** What a run leaves on the screen, or on standard output for programs. */
export async function finish(outcome: Outcome, format: Format, door: Door, stdout: NodeJS.WriteStream): Promise<void> {
  // Files that are good as they are: that was said, and there is nothing to build anew.
  if (format === 'text' && outcome.decided.length === 0 && outcome.good.length > 0) return;
  if (format === 'text') door.say([...(door.interactive ? [''] : []), ...ending(outcome, door.terminal)]);
  else stdout.write(await textOf(outcome, format, door));
}

async function textOf(outcome: Outcome, format: Exclude<Format, 'text'>, door: Door): Promise<string> {
  if (format === 'json') return document(retrofitReport(outcome));
  if (format === 'plan') return document(plansOf(outcome));
  const lines = await patchOf(patchedBy(outcome), door.terminal);
  return lines.map((line) => `${line}\n`).join('');
}

/** What the run would write: what stays as it is has no place in a patch, and what changes with a Dockerfile has. */
function patchedBy({ changes, resolutions, taken }: Outcome): readonly Patched[] {
  const own = pending(changes).filter(({ file }) => resolutions.get(file.path) !== 'keep');
  const others = taken.flatMap(({ targets }) => targets);
  return [...own, ...others.map(({ path, before, contents }) => ({ file: { path }, before, text: contents }))];
}

/** One plan as it is, several in a list. */
function plansOf({ decided }: Outcome): unknown {
  const plans = decided.map((one) => one.plan);
  return plans.length === 1 ? plans[0] : plans;
}

function document(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
