import { publicFinding, RULE_SET } from '../../api.ts';
import { bySeverity, everyFinding, type Report } from './report.ts';

/** `--format json`: one document. Edits that would carry a secret are left out of their fix. */
export function json(report: Report): string {
  const document = {
    schemaVersion: 1,
    command: 'audit',
    ruleSet: RULE_SET,
    files: report.files.map((file) => ({
      path: file.file,
      suppressed: file.suppressed,
      findings: file.findings.map((finding) => publicFinding(file, finding)),
    })),
    counts: Object.fromEntries(bySeverity(everyFinding(report))),
    hidden: report.hidden,
    notes: report.notes ?? [],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
