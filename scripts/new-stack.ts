import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SKELETON = join(import.meta.dirname, 'skeleton');

/** Where each folder of the skeleton goes. A stack begins with three cases, because the contract test asks for three. */
const PLACES: readonly (readonly [from: string, to: string])[] = [
  ['src', 'src/stacks/__id__'],
  ['images', 'src/images'],
  ['templates', 'templates/__id__'],
  ['fixture', 'test/fixtures/__id__/plain'],
  ['fixture', 'test/fixtures/__id__/workspace'],
  ['fixture', 'test/fixtures/__id__/missing-version'],
  ['test', 'test/stacks/__id__'],
  ['docs/page.md.txt', 'docs/stacks/__id__.md'],
];

/** Copies the skeleton of a stack into a checkout and returns the files it made. Overwrites nothing. */
export function newStack(root: string, id: string): readonly string[] {
  if (!/^[a-z][a-z0-9]*$/.test(id))
    throw new Error(`${id} is not a stack name: lower-case letters and digits, as in "ruby"`);
  if (existsSync(join(root, 'src/stacks', id))) throw new Error(`src/stacks/${id} is there already`);
  const title = `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`;
  const fill = (text: string): string => text.replaceAll('__id__', id).replaceAll('__Title__', title);
  const made = PLACES.flatMap(([from, to]) => copy(join(SKELETON, from), join(root, fill(to)), fill));
  register(root, id);
  return made;
}

function copy(from: string, to: string, fill: (text: string) => string): readonly string[] {
  if (from.endsWith('.txt')) return [place(from, to, fill)];
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return copy(join(from, entry.name), join(to, entry.name), fill);
    return [place(join(from, entry.name), join(to, fill(entry.name.replace(/\.txt$/, ''))), fill)];
  });
}

function place(from: string, to: string, fill: (text: string) => string): string {
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, fill(readFileSync(from, 'utf8')));
  return to;
}

/** The import and the list entry that make a stack and its images known: before plain sites, which nothing else may be, and before what all share. */
function register(root: string, id: string): void {
  list(
    join(root, 'src/stacks/index.ts'),
    `import { ${id} } from './${id}/index.ts';`,
    `entry(${id})`,
    'entry(staticSite)',
  );
  list(
    join(root, 'src/images/index.ts'),
    `import { ${id}Images } from './${id}.ts';`,
    `...${id}Images`,
    '...baseImages',
  );
}

/** Adds an import below the last one, and an entry to the one list of a file, in front of another. */
function list(file: string, imported: string, entry: string, next: string): void {
  const text = readFileSync(file, 'utf8')
    .replace(/\n\n\/\*\*/, () => `\n${imported}\n\n/**`)
    .replace(`  ${next},`, () => `  ${entry},\n  ${next},`);
  writeFileSync(file, text);
}

if (import.meta.main) {
  const [id = ''] = process.argv.slice(2);
  for (const file of newStack(process.cwd(), id)) console.log(file);
  console.log(
    `Now: npm run format, catalogue rows in src/images/${id}.ts, then UPDATE=1 npx vitest run test/fixtures.test.ts -t ${id}/, then read what came out.`,
  );
}
