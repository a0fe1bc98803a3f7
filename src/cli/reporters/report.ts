import type { AuditedFile, Finding, Severity } from '../../api.ts';

/** What every reporter gets. */
export interface Report {
  readonly files: readonly ReportedFile[];
  /** Findings that the level or the baseline leaves out. */
  readonly hidden: number;
  readonly version: string;
  /** What the reader should know about how the audit was made. */
  readonly notes?: readonly string[];
}

/** One file with the findings that are shown. */
export interface ReportedFile extends Omit<AuditedFile, 'findings'> {
  readonly findings: readonly Finding[];
}

/** Turns a report into text. */
export type Reporter = (report: Report) => string;

export function everyFinding({ files }: Report): readonly Finding[] {
  return files.flatMap(({ findings }) => findings);
}

/** `1 finding`, `2 findings`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** How many findings of each severity, worst first. */
export function bySeverity(findings: readonly Finding[]): ReadonlyMap<Severity, number> {
  const counts = new Map<Severity, number>();
  for (const { severity } of findings) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  return counts;
}
