import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../src/images/index.ts';
import type { Proof } from '../src/model/proof.ts';

const ROOT = join(import.meta.dirname, '..');

interface VettedRow {
  readonly id: string;
  readonly stack: string;
  readonly base: string;
  readonly notBuilt: string;
  readonly bytes: number;
  readonly verdicts: readonly { readonly state: string }[];
  readonly images: readonly string[];
}

interface Vetting {
  readonly date: string;
  readonly rows: readonly VettedRow[];
  readonly images: readonly { readonly id: string; readonly source: string }[];
}

/** What docs/vetting.json proves, a line per stack and base family; a family with one broken row is not proven. */
export function proofs(): readonly Proof[] {
  const file = join(ROOT, 'docs/vetting.json');
  if (!existsSync(file)) return [];
  const vetting = JSON.parse(readFileSync(file, 'utf8')) as Vetting;
  const built = vetting.rows.filter((row) => row.notBuilt === '');
  const groups = Map.groupBy(built, (row) => `${row.stack} ${row.base}`);
  return [...groups.values()]
    .filter((rows) => rows.every((row) => row.verdicts.every((verdict) => verdict.state !== 'broken')))
    .flatMap((rows) => proofOf(vetting, rows))
    .toSorted((a, b) => (`${a.stack} ${a.base}` < `${b.stack} ${b.base}` ? -1 : 1));
}

function proofOf(vetting: Vetting, rows: readonly VettedRow[]): readonly Proof[] {
  const [first] = rows;
  if (first === undefined) return [];
  const real = vetting.images.every((image) => image.source === 'real');
  return [
    {
      stack: first.stack,
      base: first.base,
      date: vetting.date,
      images: real ? 'real' : 'stand-in',
      rows: rows.length,
      megabytes: median(rows.map((row) => Math.round(row.bytes / 1e6))),
    },
  ];
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Products that a build stage of a proven row stood on, as in `go`. */
export function builders(): readonly string[] {
  const file = join(ROOT, 'docs/vetting.json');
  if (!existsSync(file)) return [];
  const { rows } = JSON.parse(readFileSync(file, 'utf8')) as Vetting;
  const kept = rows.filter((row) => row.notBuilt === '' && row.verdicts.every(({ state }) => state !== 'broken'));
  const used = new Set(kept.flatMap(({ images }) => images));
  const products = catalogue.filter(({ id, roles }) => used.has(id) && roles.includes('build'));
  return [...new Set(products.map(({ provides: [product = ''] }) => product))].toSorted();
}

/** The data module that both doors read. */
export function provenModule(): string {
  const lines = proofs().map(
    ({ stack, base, date, images, rows, megabytes }) =>
      `  { stack: '${stack}', base: '${base}', date: '${date}', images: '${images}', rows: ${rows}, megabytes: ${megabytes} },`,
  );
  const list = lines.length === 0 ? '[]' : `[\n${lines.join('\n')}\n]`;
  const products = builders().map((product) => `'${product}'`);
  return [
    "import type { Proof } from '../model/proof.ts';",
    '',
    '/** Made by `node scripts/proven.ts` from docs/vetting.json; a contract test compares the two. */',
    `export const proven: readonly Proof[] = ${list};`,
    '',
    '/** What proven images were built with; made in the same way. */',
    `export const provenBuilders: readonly string[] = [${products.join(', ')}];`,
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(join(ROOT, 'src/images/proven.ts'), provenModule());
