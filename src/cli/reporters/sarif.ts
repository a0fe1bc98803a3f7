import { publicFinding, ruleOf, type Finding, type Severity } from '../../api.ts';
import { everyFinding, type Report, type ReportedFile } from './report.ts';
import { uriOf } from './uri-of.ts';

const LEVELS = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
} as const satisfies Record<Severity, string>;
/** What GitHub shows as critical, high, medium and low. */
const SCORES = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0', info: '1.0' } as const satisfies Record<
  Severity,
  string
>;

/** `--format sarif`: SARIF 2.1.0, as code scanning services read it. */
export function sarif(report: Report): string {
  const names = [...new Set(everyFinding(report).map(({ rule }) => rule))].toSorted();
  const driver = {
    name: 'ironhull',
    version: report.version,
    rules: names.map(describe),
  };
  const results = report.files.flatMap((file) => file.findings.map((finding) => resultOf(file, finding, names)));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describe(name: string): object {
  const rule = ruleOf(name);
  const severity = rule?.severity ?? 'medium';
  return {
    id: name,
    shortDescription: { text: rule?.summary ?? name },
    help: { text: (rule?.references ?? []).join(', ') || name },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { 'security-severity': SCORES[severity], tags: ['security', 'container'] },
  };
}

function resultOf(file: ReportedFile, finding: Finding, names: readonly string[]): object {
  const { rule, severity, message, start, end, fingerprint, fix } = publicFinding(file, finding);
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  const artifactLocation = { uri: uriOf(finding.file) };
  return {
    ruleId: rule,
    ruleIndex: names.indexOf(rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    partialFingerprints: { 'ironhull/v1': fingerprint },
    ...(fix && fix.edits.length > 0 ? { fixes: [fixOf(fix, artifactLocation)] } : {}),
  };
}

function fixOf({ title, edits }: NonNullable<Finding['fix']>, artifactLocation: object): object {
  const replacements = edits.map(({ range, text }) => ({
    deletedRegion: { charOffset: range.start, charLength: range.end - range.start },
    insertedContent: { text },
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] };
}
