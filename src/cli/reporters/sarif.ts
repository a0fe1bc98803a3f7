import { publicFinding, ruleOf, type Finding, type Severity } from '../../api.ts';
import { indented, type Reporter, type ReportedFile, type Totals } from './report.ts';
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
export const sarif: Reporter = {
  late: true,
  head: (totals) => around(totals).before,
  file: (file) =>
    file.findings.length === 0 ? '' : JSON.stringify(file.findings.map((finding) => resultOf(file, finding))),
  kept: (part, { rules }, first) => {
    const indexes = indexOf(rules);
    const results = JSON.parse(part) as readonly Result[];
    return results
      .map((result, at) => `${first && at === 0 ? '' : ','}\n        ${indented(numbered(result, indexes), 4)}`)
      .join('');
  },
  tail: (totals) => `${totals.findings === 0 ? '' : '\n      '}${around(totals).behind}\n`,
};

/** The log without its results, cut where they go: they stand last. */
function around({ rules, version }: Totals): { readonly before: string; readonly behind: string } {
  const driver = { name: 'ironhull', version, rules: [...indexOf(rules).keys()].map(describe) };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results: [] }],
  };
  const text = JSON.stringify(log, null, 2);
  const at = text.lastIndexOf('[') + 1;
  return { before: text.slice(0, at), behind: text.slice(at) };
}

/** Where a rule stands among those that are described. */
function indexOf(rules: ReadonlySet<string>): ReadonlyMap<string, number> {
  return new Map([...rules].toSorted().map((name, index) => [name, index]));
}

/** A result whose rule has no number yet: which rules there are is known at the end. */
interface Result {
  readonly ruleId: string;
  readonly [key: string]: unknown;
}

function numbered({ ruleId, ...rest }: Result, indexes: ReadonlyMap<string, number>): object {
  return { ruleId, ruleIndex: indexes.get(ruleId) ?? -1, ...rest };
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

function resultOf(file: ReportedFile, finding: Finding): Result {
  const { rule, severity, message, start, end, fingerprint, fix } = publicFinding(file, finding);
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  const artifactLocation = { uri: uriOf(finding.file) };
  return {
    ruleId: rule,
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
