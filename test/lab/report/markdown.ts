import { PROMISES } from '../../../src/verify/index.ts';
import type { Verdict, VerdictState } from '../../../src/verify/promise.ts';
import type { ContractCheck } from '../real/contracts.ts';
import { besideSection } from './beside.ts';
import { contractText } from './contracts.ts';
import { imageLine } from './image-line.ts';
import { floorBytes } from '../rows/floor.ts';
import type { RowResult } from '../rows/run-row.ts';
import { withSpread } from './spread.ts';
import { seededSection } from './seeded.ts';
import { notProvableHere, type VettedImage, type Vetting } from './vetting.ts';

const SIGNS: Readonly<Record<VerdictState, string>> = {
  proven: '✓',
  broken: '✗',
  'not-applicable': '–',
  'not-provable': '?',
};

/** The page that people read: what was proven on what, and what was not. */
export function renderMarkdown(vetting: Vetting): string {
  const built = vetting.rows.filter((row) => row.notBuilt === '');
  const broken = built.filter((row) => row.verdicts.some((verdict) => verdict.state === 'broken'));
  const open = vetting.rows.filter(notProvableHere).length;
  return `# Vetting

Written by \`npm run lab\` on ${vetting.date} (${vetting.host}); edit nothing here. Each row is a repository that ironhull gave its files, built and run
for real. ${built.length} of ${vetting.rows.length} rows were built, ${broken.length} of them break a promise; ${open} stand on bases that this host cannot stand in for.

✓ proven · ✗ broken · – does not apply · ? cannot be shown on this host

## Rows

${table(vetting.rows)}

## Sizes and times

Bytes of all files in the image, of those above its base image, and of those beyond the floor: what would be left over if the image held nothing
but the runtime's program and library, the production dependencies and the app. Seconds of builds without cache on two cores: the median, and from where to where
they lie.

${sizes(built)}

${besideSection(vetting.beside)}## What did not hold, does not apply or could not be shown

${vetting.rows
  .map(reasons)
  .filter((text) => text !== '')
  .join('\n\n')}

${seededSection(vetting.seeded)}## The promises

${PROMISES.map((promise) => `- **${promise.id}** ${promise.title}`).join('\n')}

## Images

${vetting.images.map((image) => imageItem(image, vetting.contracts ?? [])).join('\n')}
`;
}

function imageItem(image: VettedImage, checks: readonly ContractCheck[]): string {
  const contract = contractText(image.id, checks);
  return `- ${imageLine(image)}${contract === '' ? '' : `; ${contract}`}`;
}

function table(rows: readonly RowResult[]): string {
  const ids = PROMISES.map((promise) => promise.id);
  const head = `| row | framework | package manager | base | seen on | ${ids.join(' | ')} |\n|${'---|'.repeat(5 + ids.length)}`;
  const lines = rows.map((row) => {
    const missing = notProvableHere(row) ? '?' : ' ';
    const cells = ids.map((id) => sign(row.verdicts.find((verdict) => verdict.promise === id)) ?? missing);
    return `| ${row.id} | ${row.framework || '–'} | ${row.manager || '–'} | ${row.base} | ${row.date ?? 'earlier'} | ${cells.join(' | ')} |`;
  });
  return [head, ...lines].join('\n');
}

function sign(verdict: Verdict | undefined): string | undefined {
  return verdict === undefined ? undefined : SIGNS[verdict.state];
}

function sizes(rows: readonly RowResult[]): string {
  const lines = rows.map((row) => {
    const beyond = row.floor === undefined ? '–' : megabytes(row.bytes - floorBytes(row.floor));
    const cells = [row.id, megabytes(row.bytes), megabytes(row.bytes - row.baseBytes), beyond, String(row.files)];
    return `| ${[...cells, withSpread(row.coldTimes ?? [row.coldSeconds])].join(' | ')} |`;
  });
  const head = '| row | image MB | above the base MB | beyond the floor MB | files | cold build s |';
  return [head, '|---|---:|---:|---:|---:|---:|', ...lines].join('\n');
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

function reasons(row: RowResult): string {
  const lines = row.verdicts
    .filter(({ state }) => state !== 'proven')
    .flatMap(({ promise, state, seen }) => seen.map((line) => `- ${promise} ${SIGNS[state]} ${line}`));
  const why = notProvableHere(row) ? 'not provable here' : 'not built';
  const all = [...(row.notBuilt === '' ? [] : [`- ${why}: ${row.notBuilt}`]), ...lines];
  return all.length === 0 ? '' : `**${row.id}**\n${all.join('\n')}`;
}
