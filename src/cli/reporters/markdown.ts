import { counted, everyFinding, type Report, type ReportedFile } from './report.ts';

/** `--format markdown`: for a pull request comment or a wiki page. */
export function markdown(report: Report): string {
  const total = everyFinding(report).length;
  const head = `# ironhull audit\n\n${total === 0 ? 'No finding.' : `${counted(total, 'finding')} in ${counted(report.files.filter(({ findings }) => findings.length > 0).length, 'file')}.`}\n`;
  return [head, ...report.files.filter(({ findings }) => findings.length > 0).map(section)].join('\n');
}

function section({ file, findings }: ReportedFile): string {
  const rows = findings.map(
    ({ start, severity, rule, message, fix }) =>
      `| ${start.line} | ${severity} | ${cell(rule)} | ${cell(message)} | ${fix ? (fix.safe ? 'safe' : 'unsafe') : ''} |\n`,
  );
  return `## ${cell(file)}\n\n| line | severity | rule | what | fix |\n|---|---|---|---|---|\n${rows.join('')}`;
}

function cell(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>|#]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}
