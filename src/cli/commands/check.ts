import type { Check } from '../../api.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { chosen } from '../audit-settings.ts';
import { anchorOf } from '../anchor.ts';
import { checkPath, checkPaths, type CheckedFolder } from '../check-paths.ts';
import { checkReport, checkReports } from '../check-report.ts';
import { shardOf } from '../shard.ts';
import { checkScreen } from '../dialog/check-screen.ts';
import type { Call, OptionValue } from '../parse-arguments.ts';
import { sarif } from '../reporters/sarif.ts';
import { wholeReport } from '../reporters/whole-report.ts';
import type { Streams } from '../streams.ts';
import { inMarksOf, terminalOf } from '../terminal.ts';
import { dayOf } from '../today.ts';
import { staleFiles } from '../stale-files.ts';
import { trustOf } from '../trust-option.ts';
import { version } from '../version.ts';
import { visible } from '../visible.ts';

/** `ironhull check [dir…]`: fails when a repo has moved on since its files were generated, or breaks the team's policy. Changes nothing. */
export async function check(call: Call, { stdout }: Streams): Promise<number> {
  const { paths, options } = call;
  const failsOutdated = failsOutdatedBy(options['fail-on']);
  const { service, shard } = options;
  const by = {
    named: Array.isArray(service) ? service : [],
    today: dayOf(options['as-of']),
    anchor: await anchorOf(options['preset']),
    trust: trustOf(options['trust']),
  };
  const several = paths.length > 1 || shard !== undefined;
  const folders = several ? await checkPaths(shardOf(paths, shard), by) : [await checkPath(paths[0] ?? '.', by)];
  const failing = (folder: CheckedFolder): boolean => fails(folder, failsOutdated);
  const format = options['json'] === true ? 'json' : chosen(call, 'format', 'text');
  if (format === 'json') stdout.write(`${JSON.stringify(jsonOf(folders, several, failing), null, 2)}\n`);
  else if (format === 'sarif') stdout.write(wholeReport(sarif, sarifFiles(folders), { version: version() }));
  else print(folders, several, stdout);
  return folders.some(failing) ? EXIT.findings : EXIT.ok;
}

function jsonOf(
  folders: readonly CheckedFolder[],
  several: boolean,
  failing: (folder: CheckedFolder) => boolean,
): object {
  const [only] = folders;
  return several || only === undefined ? checkReports(folders, failing) : checkReport(only, failing(only));
}

function print(folders: readonly CheckedFolder[], several: boolean, stdout: Streams['stdout']): void {
  const terminal = terminalOf(stdout, process.env);
  const lines = folders.flatMap(({ path, services, policy, problem }) => [
    ...(several ? [`  ${terminal.paint('strong', visible(path))}`] : []),
    ...(problem === ''
      ? checkScreen(services, policy, terminal)
      : [`  ${terminal.paint('warning', '!')} ${visible(problem)}`]),
  ]);
  stdout.write(`${inMarksOf(terminal, lines.join('\n'))}\n`);
}

/** By path, so that the joined reports of shards have the same order. */
function sarifFiles(folders: readonly CheckedFolder[]): CheckedFolder['policy'] {
  return folders
    .flatMap(shownFiles)
    .toSorted((one, other) => (one.file < other.file ? -1 : Number(one.file > other.file)));
}

function shownFiles({ policy, services, prefix }: CheckedFolder): CheckedFolder['policy'] {
  return [...policy, ...staleFiles(services)].map((file) => {
    const path = `${prefix}${file.file}`;
    return { ...file, file: path, findings: file.findings.map((finding) => ({ ...finding, file: path })) };
  });
}

function fails({ services, policy, problem }: CheckedFolder, failsOutdated: boolean): boolean {
  return problem !== '' || policy.length > 0 || services.some((one) => isBehind(one, failsOutdated));
}

function isBehind({ stale, outdated, ended }: Check, failsOutdated: boolean): boolean {
  return stale.length > 0 || (failsOutdated && (outdated.length > 0 || ended !== null));
}

/** Only on request: a release of ours, or a day that passes, turns nobody's pipeline red. */
function failsOutdatedBy(value: OptionValue | undefined): boolean {
  if (value === undefined || value === 'stale' || value === 'outdated') return value === 'outdated';
  throw new UsageError(`--fail-on ${visible(value.toString())} is not one of stale, outdated.`);
}
