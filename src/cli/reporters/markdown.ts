import { counted, type Reporter, type ReportedFile, type Totals } from './report.ts';

/** `--format markdown`: for a pull request comment or a wiki page. */
export const markdown: Reporter = {
  late: true,
  head: (totals) => `# ironhull audit\n\n${summary(totals)}\n`,
  file: (file) => (file.findings.length === 0 ? '' : `\n${section(file)}`),
  tail: () => '',
};

function summary({ findings, touched }: Totals): string {
  return findings === 0 ? 'No finding.' : `${counted(findings, 'finding')} in ${counted(touched, 'file')}.`;
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
