import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import rules from '../../.dependency-cruiser.mjs';
import { architecture } from '../../scripts/architecture.ts';

const ROOT = join(import.meta.dirname, '../..');
const made: string[] = [];
afterEach(() => process.chdir(ROOT));
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** One forbidden import per rule: path → text. Folder rules share the shape `src/<folder>` importing the command line. */
const SEEDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'stacks-are-islands': { 'src/stacks/a/one.ts': "import '../b/two.ts';", 'src/stacks/b/two.ts': '' },
  'shared-knows-no-stack': { 'src/stacks/_shared/one.ts': "import '../b/two.ts';", 'src/stacks/b/two.ts': '' },
  'doors-use-the-api': { 'src/cli/one.ts': "import '../render/two.ts';", 'src/render/two.ts': '' },
  'only-generators-know-yeoman': { 'src/cli/one.ts': "import 'yeoman-generator';" },
  'network-stays-in-remote': { 'src/cli/one.ts': "import 'node:https';" },
  'no-cycles': { 'src/cli/one.ts': "import './two.ts';", 'src/cli/two.ts': "import './one.ts';" },
  'nothing-imports-tests': { 'src/cli/one.ts': "import '../../test/two.ts';", 'test/two.ts': '' },
};

function seed(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'ironhull-architecture-'));
  made.push(root);
  for (const [path, text] of Object.entries({
    'src/api.ts': '',
    'generators/app/index.ts': '',
    ...files,
  })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\nexport {};\n`);
  }
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return root;
}

function seedFor(rule: string): Readonly<Record<string, string>> {
  const folder = rule.replace('-imports-only-its-own', '');
  return SEEDS[rule] ?? { [`src/${folder}/one.ts`]: "import '../cli/two.ts';", 'src/cli/two.ts': '' };
}

describe('the architecture check', { timeout: 120_000 }, () => {
  it('sees the modules of this checkout and finds nothing', async () => {
    const { modules, violations } = await architecture();
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(50);
  });

  for (const { name } of rules.forbidden) {
    it(`catches a seeded breach of ${name}`, async () => {
      process.chdir(seed(seedFor(name)));
      const { violations } = await architecture();
      expect(
        violations.some((line) => line.startsWith(`${name}: `)),
        violations.join('\n'),
      ).toBe(true);
    });
  }
});
