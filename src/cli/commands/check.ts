import { check as checkServices, openRepo, type Check } from '../../api.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { checkScreen } from '../dialog/check-screen.ts';
import { recall } from '../dialog/memory.ts';
import { stateOf } from '../dialog/update.ts';
import type { Call, OptionValue } from '../parse-arguments.ts';
import type { Streams } from '../streams.ts';
import { inMarksOf, terminalOf } from '../terminal.ts';
import { version } from '../version.ts';
import { visible } from '../visible.ts';

/** `ironhull check [dir]`: fails when the repo has moved on since its files were generated. Changes nothing. */
export async function check({ argument, options }: Call, { stdout }: Streams): Promise<number> {
  const failsOutdated = failsOutdatedBy(options['fail-on']);
  const repo = openRepo(argument ?? '.');
  const state = stateOf({ memory: recall(repo) }, 'check');
  const named = options['service'];
  const today = dayOf(options['as-of']);
  const checks = checkServices({ repo, state, generator: version(), today }, Array.isArray(named) ? named : []);
  const terminal = terminalOf(stdout, process.env);
  const failed = checks.some((one) => fails(one, failsOutdated));
  if (options['json'] === true)
    stdout.write(`${JSON.stringify({ schemaVersion: 1, command: 'check', failed, services: checks }, null, 2)}\n`);
  else stdout.write(`${inMarksOf(terminal, checkScreen(checks, terminal).join('\n'))}\n`);
  return failed ? EXIT.findings : EXIT.ok;
}

function fails({ stale, outdated, ended }: Check, failsOutdated: boolean): boolean {
  return stale.length > 0 || (failsOutdated && (outdated.length > 0 || ended !== null));
}

/** Only on request: a release of ours, or a day that passes, turns nobody's pipeline red. */
function failsOutdatedBy(value: OptionValue | undefined): boolean {
  if (value === undefined || value === 'stale' || value === 'outdated') return value === 'outdated';
  throw new UsageError(`--fail-on ${visible(value.toString())} is not one of stale, outdated.`);
}

function dayOf(value: OptionValue | undefined): string {
  if (value === undefined) return new Date().toISOString().slice(0, 10);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new UsageError(`--as-of ${visible(value.toString())} is not a day such as 2026-11-23.`);
}
