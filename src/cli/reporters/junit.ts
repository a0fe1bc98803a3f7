import type { Finding } from '../../api.ts';
import type { Reporter, ReportedFile } from './report.ts';

/** `--format junit`: a test suite per file, a failed test per finding. */
export const junit: Reporter = {
  late: true,
  head: ({ findings }) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ironhull audit" tests="${findings}" failures="${findings}">\n`,
  file: suiteOf,
  tail: () => '</testsuites>\n',
};

function suiteOf({ file, findings }: ReportedFile): string {
  const clean = findings.length === 0 ? `    <testcase name="no finding" classname="${escaped(file)}"/>\n` : '';
  const tests = Math.max(1, findings.length);
  return `  <testsuite name="${escaped(file)}" tests="${tests}" failures="${findings.length}">\n${clean}${findings.map(caseOf).join('')}  </testsuite>\n`;
}

function caseOf({ rule, file, start, severity, message }: Finding): string {
  const name = `${rule} in line ${start.line}`;
  return `    <testcase name="${escaped(name)}" classname="${escaped(file)}"><failure type="${severity}" message="${escaped(message)}">${escaped(`${file}:${start.line}:${start.column}`)}</failure></testcase>\n`;
}

const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML 1.0 cannot hold become a question mark. */
function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (char) => NAMES[char] ?? char)
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '?');
}
