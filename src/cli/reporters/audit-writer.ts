import { chosen } from '../audit-settings.ts';
import type { Call } from '../parse-arguments.ts';
import type { Streams } from '../streams.ts';
import { inMarksOf, terminalOf } from '../terminal.ts';
import { version } from '../version.ts';
import type { Reporter } from './report.ts';
import { reportWriter, type ReportWriter } from './report-writer.ts';

const reporters: Readonly<Record<string, () => Promise<Reporter>>> = {
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  markdown: async () => (await import('./markdown.ts')).markdown,
  junit: async () => (await import('./junit.ts')).junit,
};

/** Counts, and says nothing. */
const silence: Reporter = { late: false, head: () => '', file: () => '', tail: () => '' };

/** Writes an audit to standard output in the format that was chosen. */
export async function auditWriter(call: Call, stdout: Streams['stdout'], silent: boolean): Promise<ReportWriter> {
  const format = call.options['json'] === true ? 'json' : chosen(call, 'format', 'text');
  if (silent) return reportWriter(silence, version(), async () => {});
  const load = Object.hasOwn(reporters, format) ? reporters[format] : undefined;
  if (load) return reportWriter(await load(), version(), (text) => written(stdout, text));
  const terminal = terminalOf(stdout, process.env);
  const { text } = await import('./text.ts');
  return reportWriter(text(terminal), version(), (said) => written(stdout, inMarksOf(terminal, said)));
}

/** Waits until the reader has taken it. One who has seen enough takes nothing, and ends nothing either. */
async function written(stdout: Streams['stdout'], text: string): Promise<void> {
  if (text === '') return;
  await new Promise<void>((resolve) => {
    stdout.write(text, () => resolve());
  });
}
