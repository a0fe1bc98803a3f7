import { publicFinding, RULE_SET } from '../../api.ts';
import { indented, type Reporter, type ReportedFile, type Totals } from './report.ts';

/** `--format json`: one document. Edits that would carry a secret are left out of their fix. */
export const json: Reporter = {
  late: false,
  head: (totals) => around(totals).before,
  file: (file, { files }) => `${files === 0 ? '' : ','}\n    ${indented(fileOf(file), 2)}`,
  tail: (totals) => `${totals.files === 0 ? '' : '\n  '}${around(totals).behind}\n`,
};

const FILES = '"files": [';

/** The document without its files, cut where they go. */
function around(totals: Totals): { readonly before: string; readonly behind: string } {
  const text = JSON.stringify(documentOf(totals), null, 2);
  const at = text.indexOf(FILES) + FILES.length;
  return { before: text.slice(0, at), behind: text.slice(at) };
}

function documentOf({ counts, hidden, notes }: Totals): object {
  return {
    schemaVersion: 1,
    command: 'audit',
    ruleSet: RULE_SET,
    files: [],
    counts: Object.fromEntries(counts),
    hidden,
    notes,
  };
}

function fileOf(file: ReportedFile): object {
  return {
    path: file.file,
    suppressed: file.suppressed,
    findings: file.findings.map((finding) => publicFinding(file, finding)),
  };
}
