import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { options } from '../../src/cli/options.ts';
import { stacks } from '../../src/stacks/index.ts';
import { starters } from '../../src/starters/index.ts';
import { allCases } from '../case.ts';

const ROOT = join(import.meta.dirname, '../..');

function folders(path: string): readonly string[] {
  const parent = join(ROOT, path);
  return readdirSync(parent)
    .filter((name) => !name.startsWith('_') && statSync(join(parent, name)).isDirectory())
    .toSorted();
}

const ids = folders('src/stacks');

describe('a stack is one name in several trees', () => {
  it('src/stacks/index.ts lists every folder of src/stacks', () =>
    expect(stacks.map((stack) => stack.id).toSorted()).toEqual(ids));
  it('--stack takes every name', () =>
    expect(options.find(({ name }) => name === 'stack')).toMatchObject({ choices: ids }));
  it('every template folder belongs to a stack', () =>
    expect(folders('templates').filter((name) => name !== 'starters')).toEqual(ids));
  it('every starter is of a stack, and is offered', () =>
    expect(starters.map(({ stack }) => stack).toSorted()).toEqual(folders('templates/starters')));
  it('every fixture folder belongs to a stack', () => expect(folders('test/fixtures')).toEqual(ids));

  for (const id of ids) {
    it(`${id} has its page, its tests and at least three cases`, () => {
      expect(existsSync(join(ROOT, `docs/stacks/${id}.md`)), `docs/stacks/${id}.md`).toBe(true);
      expect(existsSync(join(ROOT, `test/stacks/${id}`)), `test/stacks/${id}/`).toBe(true);
      expect(allCases().filter((fixture) => fixture.stack === id).length).toBeGreaterThanOrEqual(3);
    });
  }
});
