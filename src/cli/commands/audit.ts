import { auditText, findShellcheck, NO_POLICY, openRepo, SEVERITIES, shellFindings, type Settings } from '../../api.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { auditParts, auditPaths, refuseMissing, type AuditedFolder } from '../audit-paths.ts';
import { auditSettings, chosen, isWorse } from '../audit-settings.ts';
import type { Call } from '../parse-arguments.ts';
import { auditWriter } from '../reporters/audit-writer.ts';
import { shownBy } from '../reporters/shown-by.ts';
import type { Streams } from '../streams.ts';

/** Files that are handed to one call of ShellCheck. Where there is none, each goes on alone, and nothing of it lives for long. */
const AT_ONCE = 50;

/** `ironhull audit [path…]`: exit 1 when a finding is at or above `--fail-on`. */
export async function audit(call: Call, streams: Streams): Promise<number> {
  const settings = auditSettings(call);
  const shown = shownBy(call);
  const failOn = chosen(call, 'fail-on', '');
  if (call.options['pin'] === true) await pinFirst(call);
  const shellcheck = findShellcheck();
  const looked = await look(call, streams, settings, shellcheck === null ? 1 : AT_ONCE);
  const silent = wantsFix(call) && call.options['dry-run'] === true;
  const writer = await auditWriter(call, streams.stdout, silent);
  const wanted = new Set<string | undefined>();
  const notes = new Set<string>();
  for await (const part of looked) {
    wanted.add(part.policy.values.failOn);
    const { files, missing } = await shellFindings(part.files, part.settings, shellcheck);
    if (missing) notes.add(NO_SHELLCHECK);
    await writer.add(shown({ ...part, files }));
  }
  const { worst } = await writer.end([...notes]);
  const fails = worst !== null && isWorse(worst.severity, failOn === '' ? strictest(wanted) : failOn);
  return fails ? EXIT.findings : EXIT.ok;
}

/** What is to be reported, part by part. Who mends needs the whole of it first, and sees what is left. */
async function look(
  call: Call,
  streams: Streams,
  settings: Settings,
  atOnce: number,
): Promise<Iterable<AuditedFolder> | AsyncIterable<AuditedFolder>> {
  if (call.options['stdin'] === true) return fromStdin(call, streams, settings);
  refuseMissing(call.paths);
  if (!wantsFix(call)) return auditParts(call.paths, settings, atOnce);
  const folders = await auditPaths(call.paths, settings);
  // Mending reads the whole project: only who asks for it waits for what that loads.
  const left = await (await import('../mend.ts')).mend(folders, call, streams);
  return left === folders ? folders : auditParts(call.paths, settings, atOnce);
}

/** Where no flag says what fails, the team does. */
function strictest(wanted: ReadonlySet<string | undefined>): string {
  return SEVERITIES.findLast((severity) => wanted.has(severity)) ?? (wanted.has('never') ? 'never' : 'medium');
}

const NO_SHELLCHECK = 'ShellCheck is not installed: it would also read what RUN hands to a shell';

/** Before anything else, so that a registry that does not answer leaves every file as it was. */
async function pinFirst(call: Call): Promise<void> {
  if (call.options['stdin'] === true) throw new UsageError('--pin cannot write to standard input.');
  if (call.options['dry-run'] === true)
    throw new UsageError('--pin writes: it goes with no --dry-run. Nothing was written.', {
      hints: ['ironhull pin --dry-run     shows what it would write'],
    });
  const { pinPaths, remoteOf, writePinned } = await import('../pin-paths.ts');
  const folders = await pinPaths(call.paths, remoteOf(call), { refresh: false });
  folders.forEach(writePinned);
}

function wantsFix(call: Call): boolean {
  return call.options['fix'] === true || call.options['fix-unsafe'] === true;
}

async function fromStdin(call: Call, { stdin }: Streams, settings: Settings): Promise<AuditedFolder[]> {
  if (call.paths.length > 0) throw new UsageError('--stdin reads standard input: no path beside it.');
  if (wantsFix(call)) throw new UsageError('--fix cannot write to standard input.');
  const { text: readAll } = await import('node:stream/consumers');
  const text = (await readAll(stdin)).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return [
    { repo: openRepo('.'), policy: NO_POLICY, settings, prefix: '', files: [auditText('stdin', text, settings)] },
  ];
}
