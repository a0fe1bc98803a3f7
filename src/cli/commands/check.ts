import type { Check } from '../../api.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { chosen } from '../audit-settings.ts';
import { checkPath, type CheckedFolder } from '../check-paths.ts';
import { checkReport } from '../check-report.ts';
import { checkScreen } from '../dialog/check-screen.ts';
import type { Call, OptionValue } from '../parse-arguments.ts';
import { sarif } from '../reporters/sarif.ts';
import type { Streams } from '../streams.ts';
import { inMarksOf, terminalOf } from '../terminal.ts';
import { today as dayToday } from '../today.ts';
import { version } from '../version.ts';
import { visible } from '../visible.ts';

/** `ironhull check [dir]`: fails when the repo has moved on since its files were generated, or breaks the team's policy. Changes nothing. */
export async function check(call: Call, { stdout }: Streams): Promise<number> {
  const { argument, options } = call;
  const failsOutdated = failsOutdatedBy(options['fail-on']);
  const named = options['service'];
  const by = { named: Array.isArray(named) ? named : [], today: dayOf(options['as-of']) };
  const folder = await checkPath(argument ?? '.', by);
  const failed = fails(folder, failsOutdated);
  const format = options['json'] === true ? 'json' : chosen(call, 'format', 'text');
  if (format === 'json') stdout.write(`${JSON.stringify(checkReport(folder, failed), null, 2)}\n`);
  else if (format === 'sarif') stdout.write(sarif({ files: shownFiles(folder), hidden: 0, version: version() }));
  else {
    const terminal = terminalOf(stdout, process.env);
    stdout.write(`${inMarksOf(terminal, checkScreen(folder.services, folder.policy, terminal).join('\n'))}\n`);
  }
  return failed ? EXIT.findings : EXIT.ok;
}

function shownFiles({ policy, prefix }: CheckedFolder): CheckedFolder['policy'] {
  return policy.map((file) => {
    const path = `${prefix}${file.file}`;
    return { ...file, file: path, findings: file.findings.map((finding) => ({ ...finding, file: path })) };
  });
}

function fails({ services, policy }: CheckedFolder, failsOutdated: boolean): boolean {
  return policy.length > 0 || services.some((one) => isBehind(one, failsOutdated));
}

function isBehind({ stale, outdated, ended }: Check, failsOutdated: boolean): boolean {
  return stale.length > 0 || (failsOutdated && (outdated.length > 0 || ended !== null));
}

/** Only on request: a release of ours, or a day that passes, turns nobody's pipeline red. */
function failsOutdatedBy(value: OptionValue | undefined): boolean {
  if (value === undefined || value === 'stale' || value === 'outdated') return value === 'outdated';
  throw new UsageError(`--fail-on ${visible(value.toString())} is not one of stale, outdated.`);
}

function dayOf(value: OptionValue | undefined): string {
  if (value === undefined) return dayToday();
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new UsageError(`--as-of ${visible(value.toString())} is not a day such as 2026-11-23.`);
}
