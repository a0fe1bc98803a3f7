import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { mergeTwo } from '../../src/merge/merge-two.ts';
import { settleConflicts } from '../../src/merge/settle-conflicts.ts';
import { ironhull } from '../cli/spawn.ts';
import { change, discard, earlierRepo, generated, read } from './scene.ts';

const made: string[] = [];
afterEach(() => made.splice(0).forEach(discard));

function lostIn(name: 'express-npm' | 'fastapi-uv', damaged: string | null): string {
  const cwd = earlierRepo(name);
  made.push(cwd);
  if (damaged === null) rmSync(join(cwd, '.ironhull'), { recursive: true });
  else writeFileSync(join(cwd, '.ironhull/state.json'), damaged);
  return cwd;
}

const STATES = [
  null,
  '',
  '{}',
  '{"schemaVersion":1',
  '[1,2]',
  '\0\0',
  '{"schemaVersion":1,"generator":"0.0.9","services":{},"files":3}',
];

describe('a state that is missing or damaged', () => {
  it.each(STATES)('is no crash and no loss: %j', async (damaged) => {
    const cwd = lostIn('express-npm', damaged);
    const yours = read(cwd, 'Dockerfile');
    const { code, stderr } = await ironhull(['--yes'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^ironhull: Dockerfile:\d+ was changed by you and by ironhull, and \d+ more/);
    expect(stderr).toContain('--on-conflict ours');
    expect(read(cwd, 'Dockerfile')).toBe(yours);
    for (const command of ['update', 'check', 'restore']) {
      const told = await ironhull([command], { cwd });
      expect(told.code).toBe(2);
      expect(told.stderr).toMatch(/^ironhull: (no )?\.ironhull\/state\.json .* Nothing was written\.\n {2}/);
      expect(told.stderr).toContain('ironhull retrofit');
    }
  });

  it('is made anew by whichever side is taken, and from then on edits are merged again', async () => {
    const cwd = lostIn('express-npm', '{');
    const yours = read(cwd, 'Dockerfile');
    expect((await ironhull(['--yes', '--on-conflict', 'ours'], { cwd })).code).toBe(0);
    expect(read(cwd, 'Dockerfile')).toBe(yours);
    expect(generated(cwd, 'Dockerfile')).toContain('npm ci --ignore-scripts --no-audit');
    change(cwd, 'src/server.js', /4100/g, '4200');
    // The health check was kept without what is generated for it, so that its new port is a question again.
    expect((await ironhull(['update', '--on-conflict', 'ours'], { cwd })).code).toBe(0);
    expect(read(cwd, 'Dockerfile')).toContain('EXPOSE 4200\nENV TZ=Europe/Paris\n');
  });

  it('leaves a file that never was ours to be settled as a whole', async () => {
    const cwd = lostIn('fastapi-uv', null);
    writeFileSync(join(cwd, 'Dockerfile'), 'FROM python:3.13\nCOPY . .\nCMD python main.py\n');
    const { code, stderr } = await ironhull(['--yes'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^ironhull: Dockerfile is there and not ours/);
  });
});

describe('two texts without a base', () => {
  const ONE = 'FROM node:24.1.0 AS build\nRUN npm ci\nUSER 1:1\nCMD ["a"]\n';

  it('have a conflict wherever they differ, and each side can be had', () => {
    const other = ONE.replace('RUN npm ci', 'RUN npm ci --ignore-scripts').replace(
      'CMD ["a"]\n',
      'CMD ["a"]\nEXPOSE 80\n',
    );
    const merge = mergeTwo('Dockerfile', ONE, other)!;
    expect(merge.conflicts.map(({ base, yours, theirs }) => [base, yours, theirs])).toEqual([
      ['', 'RUN npm ci\n', 'RUN npm ci --ignore-scripts\n'],
      ['', '', 'EXPOSE 80\n'],
    ]);
    expect(settleConflicts(merge, ['ours', 'ours'])).toBe(ONE);
    expect(settleConflicts(merge, ['theirs', 'theirs'])).toBe(other);
  });

  it('of which most differs are no one file', () => {
    expect(mergeTwo('Dockerfile', 'FROM alpine:3.22\nCMD ["sh"]\n', ONE)).toBeNull();
  });
});
