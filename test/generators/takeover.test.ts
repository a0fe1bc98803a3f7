import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Generator from 'yeoman-generator';
import helpers from 'yeoman-test';
import { afterEach, describe, expect, it } from 'vitest';
import Retrofit from '../../generators/retrofit/index.ts';
import { discard, expected } from '../case.ts';
import { restore, takeoverCases } from '../takeover/cases.ts';

const restored: string[] = [];
afterEach(() => restored.splice(0).forEach(discard));

function open(name: string) {
  const fixture = takeoverCases().find((one) => one.name === name);
  if (fixture === undefined) throw new Error(`no case ${name}`);
  const target = restore(fixture);
  restored.push(target);
  const run = (options: Record<string, unknown>) =>
    helpers
      .run(Retrofit as unknown as typeof Generator, { namespace: 'ironhull:retrofit', resolved: import.meta.filename })
      .cd(target)
      .withOptions({ force: false, ...options } as never);
  return { fixture, target, run };
}

const read = (target: string, path: string): string => readFileSync(join(target, path), 'utf8');

describe('yo ironhull:retrofit takes a Dockerfile over', () => {
  for (const name of ['node-token', 'docker-folder', 'symlink'])
    it(`${name}: by flag, to the same bytes`, async () => {
      const { fixture, target, run } = open(name);
      await run({ yes: true, 'on-conflict': fixture.words[1] });
      for (const path of ['Dockerfile', 'docker/Dockerfile', 'compose.yaml', '.github/workflows/ci.yml']) {
        const text = expected(fixture, path);
        if (text !== null) expect(read(target, path)).toBe(text);
      }
      expect(existsSync(join(target, '.ironhull/state.json'))).toBe(true);
    });

  it('by the adapter, place by place', async () => {
    const { fixture, target, run } = open('node-token');
    const before = read(target, 'compose.yaml');
    let asked = 0;
    await run({}).withAnswers(
      { right: 'yes', base: 'distroless', write: 'write', takeover: 'adopt', dependent: 'yes' },
      { callback: (answer, { question }) => (question.name === 'dependent' && ++asked === 2 ? 'no' : answer) },
    );
    expect(read(target, 'Dockerfile')).toBe(expected(fixture, 'Dockerfile'));
    expect(read(target, '.github/workflows/ci.yml')).toBe(expected(fixture, '.github/workflows/ci.yml'));
    expect(read(target, 'compose.yaml')).toBe(before);
  });
});
