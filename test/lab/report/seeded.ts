import type { SeededResult } from '../seeded/run.ts';
import type { Vetting } from './vetting.ts';

/** Proof that the lab can fail: what each fault that was patched in broke. */
export function seededSection(seeded: Vetting['seeded']): string {
  if (seeded === undefined) return '';
  const caught = seeded.results.filter((result) => result.caught).length;
  return `## Seeded faults

Each fault is patched into a row that keeps every promise, built and run on ${seeded.date}. It counts as caught when the promise it breaks is told broken, and no
other. ${caught} of ${seeded.results.length} are caught.

| row | fault | breaks | told broken | what was seen |
|---|---|---|---|---|
${seeded.results.map(line).join('\n')}

`;
}

function line({ row, fault, expected, broken, seen }: SeededResult): string {
  const first = (seen[0] ?? '')
    .replace(/^H\d+: /, '')
    .replaceAll('|', '\\|')
    .slice(0, 160);
  return `| ${row} | ${fault} | ${expected} | ${broken.join(' ') || 'nothing'} | ${first} |`;
}
