import { noTotals, withFile, type Reporter, type ReportedFile, type Totals } from './report.ts';

/** A report of files that are all there already. */
export function wholeReport(
  reporter: Reporter,
  files: readonly ReportedFile[],
  said: Pick<Totals, 'version'> & Partial<Pick<Totals, 'hidden' | 'notes'>>,
): string {
  let totals: Totals = { ...noTotals(said.version), ...said };
  const parts: string[] = [];
  for (const file of files) {
    parts.push(reporter.file(file, totals));
    totals = withFile(totals, file);
  }
  const { kept } = reporter;
  const shown = parts.filter((part) => part !== '');
  const body = kept === undefined ? shown : shown.map((part, at) => kept(part, totals, at === 0));
  return [reporter.head(totals), ...body, reporter.tail(totals)].join('');
}
