import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulePages } from '../../scripts/rule-docs.ts';
import { otherTools } from '../../scripts/other-tools.ts';
import { toolTable, type ToolRow } from '../../scripts/rule-tables.ts';
import { verdicts } from '../../scripts/verdicts.ts';
import { CYCLES } from '../../src/images/cycles.ts';
import { parseImageReference } from '../../src/dockerfile/image-reference.ts';
import { endOfLife } from '../../src/rules/_shared/end-of-life.ts';
import { rules } from '../../src/rules/index.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const names = rules.map(({ name }) => name);
const OTHER_FILES = new Set([
  'index',
  'check-dockerfile',
  'check-deployment',
  'fix-round',
  'fix-text',
  'public-finding',
]);
const OTHER_TESTS = new Set([
  'check-dockerfile',
  'check-deployment',
  'user-table',
  'tutorials',
  'anti-patterns',
  'fix-text',
  'hostile',
  'suppressions',
  'redaction',
]);

/** What rules refer to beside the lists: Checkov's check for Kubernetes, the search for secrets of KICS. */
const NAMED_BESIDE = ['Checkov CKV_K8S_14', 'KICS generic secrets', 'KICS passwords_and_secrets'];

const listed = (folder: string, ending: string) =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));

describe('a rule is one name in four places', () => {
  it('in the list, in order', () => {
    expect(names).toEqual(names.toSorted());
    expect(
      listed('src/rules', '.ts')
        .filter((name) => !OTHER_FILES.has(name))
        .toSorted(),
    ).toEqual(names);
  });
  it('in the tests', () => {
    expect(
      listed('test/rules', '.test.ts')
        .filter((name) => !OTHER_TESTS.has(name))
        .toSorted(),
    ).toEqual(names);
  });
  it.each([...rulePages()])('docs/rules/%s is up to date (node scripts/rule-docs.ts)', (file, page) => {
    expect(readFileSync(join(ROOT, 'docs', 'rules', file), 'utf8')).toBe(page);
  });
  it.each(names)('docs/rules/%s.md says why, before and after, and when not', (name) => {
    const page = readFileSync(join(ROOT, 'docs', 'rules', `${name}.md`), 'utf8');
    expect(page.match(/^## .*$/gm)).toEqual(['## Why', '## Before', '## After', '## When not', '## References']);
  });
});

describe('no check of another tool is missing silently', () => {
  const table = toolTable(rules);
  it.each(otherTools.map(({ tool, ids }) => [tool, ids] as const))(
    '%s: each id has a rule or a verdict, never both',
    (tool, ids) => {
      const rows = table.filter((row) => row.tool === tool);
      expect(ids.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
      const covered = (row: ToolRow): boolean => row.names.length > 0;
      const undecided = rows.filter((row) => covered(row) === (row.verdict !== null));
      expect(undecided.map(({ id }) => id)).toEqual([]);
    },
  );
  it('no rule refers to an id that the tool does not have', () => {
    const known = new Set(otherTools.flatMap(({ tool, ids }) => ids.map((id) => `${tool} ${id}`)));
    const tools = new Set(otherTools.map(({ tool }) => tool));
    const unknown = table.filter(({ tool, id }) => tools.has(tool) && !known.has(`${tool} ${id}`));
    expect(unknown.map(({ tool, id }) => `${tool} ${id}`)).toEqual(NAMED_BESIDE);
  });
  it('every verdict names ids that the tool has', () => {
    const known = new Set(otherTools.flatMap(({ tool, ids }) => ids.map((id) => `${tool} ${id}`)));
    const named = verdicts.flatMap(({ tool, ids }) => ids.split(' ').map((id) => `${tool} ${id}`));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

it('dates of end of life agree with the catalogue', () => {
  const image = { node: 'node', python: 'python', go: 'golang', debian: 'debian', alpine: 'alpine' } as const;
  for (const { product, cycle, endOfLife: date } of CYCLES) {
    const name = Object.hasOwn(image, product) ? image[product as keyof typeof image] : null;
    const reference = name === null ? null : parseImageReference(`${name}:${cycle}`);
    if (reference && date < '2026-11-23')
      expect(endOfLife(reference, '2026-11-23')?.date, `${product} ${cycle}`).toBe(date);
  }
});
