import type { Severity } from '../../api.ts';
import type { Reporter, ReportedFile } from './report.ts';

const COMMANDS = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
} as const satisfies Record<Severity, string>;

/** `--format github`: workflow commands that put findings beside the lines of a pull request. */
export const github: Reporter = { late: false, head: () => '', file: commandsOf, tail: () => '' };

function commandsOf({ findings }: ReportedFile): string {
  return findings
    .map(({ severity, file, start, end, rule, message }) => {
      const place = `file=${property(file)},line=${start.line},col=${start.column},endLine=${end.line},endColumn=${end.column}`;
      return `::${COMMANDS[severity]} ${place},title=${property(rule)}::${data(message)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
