import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { discard } from '../case.ts';
import { ironhull } from '../cli/spawn.ts';
import { expectedText, restore, takeoverCases, type TakeoverCase } from './cases.ts';

const restored: string[] = [];
vi.useFakeTimers({ now: new Date('2026-11-28'), toFake: ['Date'] });
afterAll(() => {
  vi.useRealTimers();
  restored.forEach(discard);
});

interface Report {
  readonly written: readonly string[];
  readonly services: readonly { readonly plan: object }[];
  readonly takeovers: readonly { readonly findings: { readonly after: readonly { readonly rule: string }[] } }[];
}

describe('a repository with container files', () => {
  for (const fixture of takeoverCases())
    it(`${fixture.name}: the screen, the plan and the files`, async () => {
      const cwd = freshRepo(fixture);
      const shown = await ironhull(['retrofit', '--yes', ...fixture.words], { cwd });
      expect(shown.code, shown.stderr).toBe(fixture.exit);
      same(fixture, 'screen.txt', shown.stdout + shown.stderr);
      const report = await dataOf(fixture);
      if (report === null) return;
      same(
        fixture,
        'plan.json',
        `${JSON.stringify(
          report.services.map(({ plan }) => plan),
          null,
          2,
        )}\n`,
      );
      for (const path of report.written.filter((one) => one !== '.ironhull/state.json'))
        same(fixture, path, readFileSync(join(cwd, path), 'utf8'));
      const left = report.takeovers.flatMap(({ findings }) => findings.after.map(({ rule }) => rule));
      expect([...new Set(left)].toSorted()).toEqual(Object.keys(fixture.left).toSorted());
      if (report.written.length === 0) expect(existsSync(join(cwd, '.ironhull'))).toBe(false);
    });
});

/** The same run for programs: it writes the same. */
async function dataOf(fixture: TakeoverCase): Promise<Report | null> {
  const cwd = freshRepo(fixture);
  const { code, stdout } = await ironhull(['retrofit', '--yes', '--json', ...fixture.words], { cwd });
  return code === 0 ? (JSON.parse(stdout) as Report) : null;
}

function freshRepo(fixture: TakeoverCase): string {
  const cwd = restore(fixture);
  restored.push(cwd);
  return cwd;
}

function same(fixture: TakeoverCase, path: string, text: string): void {
  expect(text, path).toBe(expectedText(fixture, path, text));
}
