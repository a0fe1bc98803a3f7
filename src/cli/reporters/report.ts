import { ruleOf, SEVERITIES, type AuditedFile, type Finding, type Severity } from '../../api.ts';

/** One file with the findings that are shown. */
export interface ReportedFile extends Omit<AuditedFile, 'findings'> {
  readonly findings: readonly Finding[];
}

/** Everything that a report says beside its files; it grows with each of them. */
export interface Totals {
  readonly files: number;
  /** Files with a finding. */
  readonly touched: number;
  readonly findings: number;
  /** Findings that the level or the baseline leaves out. */
  readonly hidden: number;
  /** Findings of each severity, in the order in which they were met. */
  readonly counts: ReadonlyMap<Severity, number>;
  readonly rules: ReadonlySet<string>;
  /** The first of the worst findings. */
  readonly worst: Pick<Finding, 'rule' | 'severity'> | null;
  /** Findings with a fix that keeps the image as it is, with another one, and with one that depends on the repository. */
  readonly safe: number;
  readonly unsafe: number;
  readonly perhaps: number;
  readonly version: string;
  /** What the reader should know about how the audit was made. */
  readonly notes: readonly string[];
}

/** How an audit is written while it goes on: its beginning, each of its files, its end. */
export interface Reporter {
  /** Whether the beginning says what is to come, so that files are put aside until the end. */
  readonly late: boolean;
  head(totals: Totals): string;
  /** `before` is what was said up to here. */
  file(file: ReportedFile, before: Totals): string;
  /** What becomes of a file that was put aside; `first` where none was written before. */
  readonly kept?: (part: string, totals: Totals, first: boolean) => string;
  tail(totals: Totals): string;
}

export function noTotals(version: string): Totals {
  return {
    files: 0,
    touched: 0,
    findings: 0,
    hidden: 0,
    counts: new Map(),
    rules: new Set(),
    worst: null,
    safe: 0,
    unsafe: 0,
    perhaps: 0,
    version,
    notes: [],
  };
}

/** Totals with one more file. */
export function withFile(totals: Totals, { findings }: ReportedFile): Totals {
  const counts = new Map(totals.counts);
  const rules = new Set(totals.rules);
  let { worst, safe, unsafe, perhaps } = totals;
  for (const { rule, severity, fix } of findings) {
    counts.set(severity, (counts.get(severity) ?? 0) + 1);
    rules.add(rule);
    if (worst === null || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(worst.severity)) worst = { rule, severity };
    if (fix?.safe === true) safe += 1;
    else if (fix !== null) unsafe += 1;
    else if (ruleOf(rule)?.mayMend !== undefined) perhaps += 1;
  }
  const { files, touched, findings: before } = totals;
  return {
    ...totals,
    files: files + 1,
    touched: touched + Number(findings.length > 0),
    findings: before + findings.length,
    counts,
    rules,
    worst,
    safe,
    unsafe,
    perhaps,
  };
}

/** A value as JSON that stands this many levels deep in a document. */
export function indented(value: unknown, levels: number): string {
  const nested = Array.from({ length: levels }).reduce((inner: unknown) => [inner], value);
  // `[`, a line end and the indent of each level go before it, and as much behind it, but for its own indent.
  const around = levels * (levels + 3);
  return JSON.stringify(nested, null, 2).slice(around, 2 * levels - around);
}

/** `1 finding`, `2 findings`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
