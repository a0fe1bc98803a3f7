import type { Finding, Severity } from '../../api.ts';
import { indented, type Reporter, type ReportedFile, type Totals } from './report.ts';

const LEVELS = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
} as const satisfies Record<Severity, string>;

/** `--format gitlab`: a code quality report. */
export const gitlab: Reporter = {
  late: false,
  head: () => '[',
  file: issuesOf,
  tail: ({ findings }) => (findings === 0 ? ']\n' : '\n]\n'),
};

function issuesOf({ findings: own }: ReportedFile, { findings }: Totals): string {
  return own
    .map((finding, index) => `${findings + index === 0 ? '' : ','}\n  ${indented(issueOf(finding), 1)}`)
    .join('');
}

function issueOf({ severity, file, start, rule, message, fingerprint }: Finding): object {
  return {
    type: 'issue',
    check_name: rule,
    description: message,
    fingerprint,
    severity: LEVELS[severity],
    categories: ['Security'],
    location: { path: file, lines: { begin: start.line } },
  };
}
