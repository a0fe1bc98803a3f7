import type { Door } from './dialog/door.ts';
import { notes, writtenLine } from './dialog/ending.ts';
import type { Outcome } from './dialog/retrofit.ts';
import { finish } from './finish.ts';
import type { CommandName } from './options.ts';
import type { Format } from './order.ts';
import { retrofitReport } from './retrofit-report.ts';

/** What an update leaves on the screen: how to build and run has not changed, so it is not said again. */
export async function finishUpdate(
  command: CommandName,
  outcome: Outcome,
  format: Format,
  door: Door,
  stdout: NodeJS.WriteStream,
): Promise<void> {
  if (format === 'text') door.say([...writtenLine(outcome, door.terminal), ...notes(outcome, door.terminal)]);
  else if (format === 'json') stdout.write(`${JSON.stringify({ ...retrofitReport(outcome), command }, null, 2)}\n`);
  else {
    await finish(outcome, format, door, stdout);
    door.say(notes(outcome, door.terminal));
  }
}
