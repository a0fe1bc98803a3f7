import type { Severity } from '../../api.ts';
import { everyFinding, type Report } from './report.ts';

const LEVELS = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
} as const satisfies Record<Severity, string>;

/** `--format gitlab`: a code quality report. */
export function gitlab(report: Report): string {
  const issues = everyFinding(report).map(({ severity, file, start, rule, message, fingerprint }) => ({
    type: 'issue',
    check_name: rule,
    description: message,
    fingerprint,
    severity: LEVELS[severity],
    categories: ['Security'],
    location: { path: file, lines: { begin: start.line } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
