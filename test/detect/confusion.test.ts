import { afterAll, expect, it } from 'vitest';
import { IronhullError } from '../../src/errors.ts';
import { detect } from '../../src/generate.ts';
import { openRepo } from '../../src/repo/open-repo.ts';
import { stacks } from '../../src/stacks/index.ts';
import { starters } from '../../src/starters/index.ts';
import { allCases, discard, restore, starterCase, type Case } from '../case.ts';

const restored: string[] = [];
afterAll(() => restored.forEach(discard));

/** What a case was taken for: every stack that fits every service seen, the first one first; `refused` where its text ends the run. */
function takenFor(fixture: Case): readonly string[] {
  const target = restore(fixture);
  restored.push(target);
  try {
    const services = detect(openRepo(target), {}, []);
    return services.flatMap(({ path, facts }) =>
      facts.map(({ stack }) => (path === '' ? stack : `${stack} in ${path}`)),
    );
  } catch (error) {
    if (error instanceof IronhullError && fixture.refused !== null) return ['refused'];
    throw error;
  }
}

/** Rows: what a case is of. Columns: what it was taken for first, then how often something else was seen too. */
function matrix(seen: ReadonlyMap<Case, readonly string[]>): string {
  const ids = stacks.map(({ id }) => id);
  const columns = [...ids, 'refused', 'nothing', 'and others'];
  const count = (id: string, column: string): number =>
    [...seen].filter(([{ stack }, [first = 'nothing', ...others]]) =>
      stack === id ? (column === 'and others' ? others.length > 0 : first === column) : false,
    ).length;
  const line = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(11)).join('');
  return [
    line(['', ...columns]),
    ...ids.map((id) => line([id, ...columns.map((column) => String(count(id, column)))])),
  ].join('\n');
}

it('every case of every stack is taken for that stack and for nothing else', () => {
  const cases = [...allCases(), ...starters.map(({ stack }) => starterCase(stack))];
  const seen = new Map(cases.map((fixture) => [fixture, takenFor(fixture)]));
  console.log(`\n${matrix(seen)}\n`);
  const wrong = [...seen].filter(([{ stack }, found]) => found.join() !== stack && found.join() !== 'refused');
  expect(wrong.map(([{ stack, name }, found]) => `${stack}/${name}: ${found.join(', ')}`)).toEqual([]);
});
