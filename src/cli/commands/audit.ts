import { auditText, NO_POLICY, openRepo, SEVERITIES, shellFindings, type Settings } from '../../api.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { auditPaths, type AuditedFolder } from '../audit-paths.ts';
import { auditSettings, chosen, isWorse } from '../audit-settings.ts';
import type { Call } from '../parse-arguments.ts';
import type { Reporter, Report } from '../reporters/report.ts';
import { reportOf } from '../reporters/report-of.ts';
import type { Streams } from '../streams.ts';
import { inMarksOf, terminalOf } from '../terminal.ts';
import { version } from '../version.ts';

const reporters: Readonly<Record<string, () => Promise<Reporter>>> = {
  json: async () => (await import('../reporters/json.ts')).json,
  sarif: async () => (await import('../reporters/sarif.ts')).sarif,
  github: async () => (await import('../reporters/github.ts')).github,
  gitlab: async () => (await import('../reporters/gitlab.ts')).gitlab,
  markdown: async () => (await import('../reporters/markdown.ts')).markdown,
  junit: async () => (await import('../reporters/junit.ts')).junit,
};

/** `ironhull audit [path…]`: exit 1 when a finding is at or above `--fail-on`. */
export async function audit(call: Call, streams: Streams): Promise<number> {
  const settings = auditSettings(call);
  if (call.options['pin'] === true) await pinFirst(call);
  const folders =
    call.options['stdin'] === true ? await fromStdin(call, streams, settings) : await auditPaths(call.paths, settings);
  // Mending reads the whole project: only who asks for it waits for what that loads.
  const looked = wantsFix(call) ? await (await import('../mend.ts')).mend(folders, call, streams) : folders;
  const after = looked === folders ? folders : await auditPaths(call.paths, settings);
  const read = await readShells(after);
  if (!wantsFix(call) || call.options['dry-run'] !== true)
    await print(call, streams, { ...reportOf(read.folders, call, version()), notes: read.notes });
  const failing = chosen(call, 'fail-on', strictest(after));
  const worst = reportOf(read.folders, call, version()).files.some(({ findings }) =>
    findings.some(({ severity }) => isWorse(severity, failing)),
  );
  return worst ? EXIT.findings : EXIT.ok;
}

/** Where no flag says what fails, the team does. */
function strictest(folders: readonly AuditedFolder[]): string {
  const wanted = new Set(folders.map(({ policy }) => policy.values.failOn));
  return SEVERITIES.findLast((severity) => wanted.has(severity)) ?? (wanted.has('never') ? 'never' : 'medium');
}

const NO_SHELLCHECK = 'ShellCheck is not installed: it would also read what RUN hands to a shell';

/** What an installed ShellCheck says of RUN bodies is added; that there is none is said once. */
async function readShells(
  folders: readonly AuditedFolder[],
): Promise<{ readonly folders: readonly AuditedFolder[]; readonly notes: readonly string[] }> {
  const read: AuditedFolder[] = [];
  const notes = new Set<string>();
  for (const folder of folders) {
    const { files, missing } = await shellFindings(folder.files, folder.settings);
    read.push({ ...folder, files });
    if (missing) notes.add(NO_SHELLCHECK);
  }
  return { folders: read, notes: [...notes] };
}

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

async function print(call: Call, { stdout }: Streams, report: Report): Promise<void> {
  const format = call.options['json'] === true ? 'json' : chosen(call, 'format', 'text');
  const load = Object.hasOwn(reporters, format) ? reporters[format] : undefined;
  if (load) {
    stdout.write((await load())(report));
    return;
  }
  const terminal = terminalOf(stdout, process.env);
  const { text } = await import('../reporters/text.ts');
  stdout.write(inMarksOf(terminal, text(report, terminal)));
}
