import type { Deployment } from '../model/deployment.ts';
import type { Finding } from '../model/finding.ts';
import type { DeploymentReport, DeploymentRule, Settings } from './_shared/define-rule.ts';
import { attributed } from './_shared/attributed.ts';
import { isExcepted } from './_shared/excepted.ts';
import { severityFor } from './_shared/severity-for.ts';
import { fingerprint } from './_shared/fingerprint.ts';
import { fill } from './check-dockerfile.ts';

/** Runs rules over what the repository says about building and running its images. */
export function checkDeployment(
  deployment: Deployment,
  rules: readonly DeploymentRule[],
  settings: Settings,
): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const numbered = new Map<string, number>();
    rule.checkDeployment(
      deployment,
      (report) => findings.push(...toFinding(rule, report, settings, numbered)),
      settings,
    );
  }
  return findings.toSorted(
    (one, other) => compare(one.file, other.file) || one.start.line - other.start.line || compare(one.rule, other.rule),
  );
}

function toFinding(
  rule: DeploymentRule,
  report: DeploymentReport<string>,
  settings: Settings,
  numbered: Map<string, number>,
): Finding[] {
  const severity = severityFor(rule, report, settings);
  const { file, line } = placeOf(report.from);
  if (severity === null || isExcepted(rule.name, report.key ?? null, file, settings)) return [];
  const filled = fill(rule.messages[report.message] ?? report.message, report.data ?? {});
  const message = attributed(rule, filled, report, settings);
  const number = (numbered.get(`${file}\u0000${message}`) ?? 0) + 1;
  numbered.set(`${file}\u0000${message}`, number);
  return [
    {
      rule: rule.name,
      severity,
      confidence: report.confidence ?? rule.confidence ?? 'high',
      message,
      file,
      range: { start: 0, end: 0 },
      start: { line, column: 1 },
      end: { line, column: 1 },
      references: [...rule.references],
      fingerprint: fingerprint([rule.name, file, message, String(number)]),
      fix: null,
    },
  ];
}

function placeOf(from: string): { file: string; line: number } {
  const match = /^(.*):(\d+)$/.exec(from);
  return match ? { file: match[1] ?? from, line: Number(match[2]) } : { file: from, line: 1 };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
