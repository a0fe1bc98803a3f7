import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulePages } from '../../scripts/rule-docs.ts';
import { toolTable, verdicts } from '../../scripts/rule-tables.ts';
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
  'user-table',
  'tutorials',
  'anti-patterns',
  'fix-text',
  'hostile',
  'suppressions',
  'redaction',
]);

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

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const HADOLINT = [
  1001,
  ...range(3000, 3004),
  ...range(3006, 3016),
  ...range(3018, 3030),
  ...range(3032, 3038),
  ...range(3040, 3067),
  4000,
  4001,
  ...range(4003, 4006),
];
const BUILDKIT =
  'StageNameCasing FromAsCasing NoEmptyContinuation DuplicateStageName ReservedStageName JSONArgsRecommended MaintainerDeprecated UndefinedArgInFrom WorkdirRelativePath UndefinedVar MultipleInstructionsDisallowed LegacyKeyValueFormat InvalidBaseImagePlatform ConsistentInstructionCasing RedundantTargetPlatform InvalidDefaultArgInFrom FromPlatformFlagConstDisallowed SecretsUsedInArgOrEnv CopyIgnoredFile InvalidDefinitionDescription ExposeInvalidFormat ExposeProtoCasing';
const CHECKOV = [...range(1, 11).map((id) => `CKV_DOCKER_${id}`), ...range(1, 17).map((id) => `CKV2_DOCKER_${id}`)];

describe('no check of another tool is missing silently', () => {
  const covered = new Set(toolTable(rules).map(({ tool, id }) => `${tool} ${id}`));
  const ids = [
    ...HADOLINT.map((id) => `hadolint DL${id}`),
    ...BUILDKIT.split(' ').map((id) => `BuildKit ${id}`),
    ...CHECKOV.map((id) => `Checkov ${id}`),
    ...range(1, 31).map((id) => `Trivy DS-${String(id).padStart(4, '0')}`),
  ];
  it.each(ids)('%s', (id) => {
    const verdict = verdicts.some((row) => row.id.includes(id.slice(id.indexOf(' ') + 1)));
    expect(covered.has(id) || verdict).toBe(true);
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
