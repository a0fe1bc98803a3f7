import { ruleOf, SEVERITIES, type Finding, type Severity } from '../../api.ts';
import type { Role, Terminal } from '../terminal.ts';
import { visible } from '../visible.ts';
import { counted, type Reporter, type ReportedFile, type Totals } from './report.ts';
import { shownLines } from './shown-line.ts';

const ROLES = {
  critical: 'removed',
  high: 'removed',
  medium: 'warning',
  low: 'accent',
  info: 'dim',
} as const satisfies Record<Severity, Role>;

/** The report for people: grouped by file, with the line each finding stands on, and what to type next. */
export function text(terminal: Terminal): Reporter {
  return {
    late: false,
    head: () => '',
    file: (file) =>
      file.findings.length === 0
        ? ''
        : lines('', `  ${terminal.paint('strong', visible(file.file))}`, ...fileLines(file, terminal)),
    tail: (totals) => lines('', ...ending(totals)),
  };
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

function fileLines(file: ReportedFile, terminal: Terminal): string[] {
  const byLine = [...Map.groupBy(file.findings, ({ start }) => start.line)].toSorted(([a], [b]) => a - b);
  const lineOf = shownLines(file);
  return byLine.flatMap(([line, findings]) => {
    const source = lineOf(line)?.trimEnd() ?? '';
    const frame = source === '' ? [] : [`  ${terminal.paint('dim', `${String(line).padStart(4)} | ${source}`)}`];
    return [...frame, ...findings.toSorted(worstFirst).flatMap((finding) => findingLines(finding, terminal))];
  });
}

function worstFirst(one: Finding, other: Finding): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}

function findingLines({ severity, confidence, rule, message, fix }: Finding, terminal: Terminal): string[] {
  const sure = confidence === 'low' ? ' (probably)' : '';
  const mend = fix ? ` · ${fix.safe ? '--fix' : '--fix-unsafe'}: ${visible(fix.title)}` : maybe(rule);
  return [
    `       ${terminal.paint(ROLES[severity], severity)}${sure} ${visible(message)}`,
    `       ${terminal.paint('dim', `${rule}${mend}`)}`,
  ];
}

/** What a mend would do that depends on what the repository says: it is looked at only then. */
function maybe(rule: string): string {
  const what = ruleOf(rule)?.mayMend;
  return what === undefined ? '' : ` · --fix-unsafe may ${what}`;
}

function ending(totals: Totals): string[] {
  const { findings, hidden, counts } = totals;
  const looked = counted(totals.files, 'file');
  const more =
    hidden > 0
      ? [`  ${counted(hidden, 'further finding')} below the level or in the baseline: --level info shows more`]
      : [];
  const notes = totals.notes.map((note) => `  ${note}`);
  if (findings === 0) return [`  no finding in ${looked}`, ...more, ...notes];
  const parts = SEVERITIES.flatMap((severity) =>
    counts.has(severity) ? [`${counts.get(severity) ?? 0} ${severity}`] : [],
  );
  return [`  ${counted(findings, 'finding')} in ${looked}: ${parts.join(', ')}`, ...more, ...next(totals), ...notes];
}

function next({ rules, worst, safe, unsafe, perhaps }: Totals): string[] {
  const width = Math.max(28, ...[...rules].map((rule) => rule.length + 17));
  const line = (command: string, what: string) => `  ${command.padEnd(width)} ${what}`;
  return [
    line(`ironhull explain ${worst?.rule ?? ''}`, 'says why, with before and after'),
    ...(safe > 0 ? [line('ironhull audit --fix', `mends ${safe} of them without changing what the image does`)] : []),
    ...(unsafe + perhaps > 0 ? [line('ironhull audit --fix-unsafe', unsafely(unsafe, perhaps))] : []),
  ];
}

function unsafely(sure: number, perhaps: number): string {
  if (perhaps === 0) return `mends ${sure} more; read the diff`;
  return sure === 0
    ? `may mend ${perhaps} more; read the diff`
    : `mends ${sure} more and perhaps ${perhaps}; read the diff`;
}
