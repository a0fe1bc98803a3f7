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

describe('a repository with container files', () => {
  for (const fixture of takeoverCases())
    it(`${fixture.name}: the screen, the plan and the files`, async () => {
      const cwd = freshRepo(fixture);
      const { code, stdout, stderr } = await ironhull(['retrofit', '--yes', ...fixture.words], { cwd });
      expect(code, stderr).toBe(fixture.exit);
      same(fixture, 'screen.txt', stdout + stderr);
      expect(leftIn(stdout)).toEqual(Object.keys(fixture.left).toSorted());
      const plans = plansIn(cwd);
      expect(plans === null).toBe(!/^ {2}Wrote /m.test(stdout));
      if (plans === null) return;
      same(fixture, 'plan.json', `${JSON.stringify(plans, null, 2)}\n`);
      for (const path of writtenIn(stdout)) same(fixture, path, readFileSync(join(cwd, path), 'utf8'));
    });
});

/** Rules of the findings that the screen says are left. */
function leftIn(screen: string): readonly string[] {
  return [...new Set([...screen.matchAll(/^ {2}left {2}([\w-]+),/gm)].map((match) => match[1] ?? ''))].toSorted();
}

/** Plans of the state that was saved; `null` where none was. */
function plansIn(cwd: string): readonly unknown[] | null {
  const file = join(cwd, '.ironhull/state.json');
  if (!existsSync(file)) return null;
  const { services } = JSON.parse(readFileSync(file, 'utf8')) as { services: Record<string, { plan: unknown }> };
  return Object.values(services).map(({ plan }) => plan);
}

function writtenIn(screen: string): readonly string[] {
  const said = /^ {2}Wrote ((?:.|\n {2}(?! ))*)/m.exec(screen)?.[1] ?? '';
  return said.split(/,?\s+/).filter((path) => path !== '' && path !== '.ironhull/state.json');
}

function freshRepo(fixture: TakeoverCase): string {
  const cwd = restore(fixture);
  restored.push(cwd);
  return cwd;
}

function same(fixture: TakeoverCase, path: string, text: string): void {
  expect(text, path).toBe(expectedText(fixture, path, text));
}
