import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type Generator from 'yeoman-generator';
import helpers from 'yeoman-test';
import { afterEach, describe, expect, it } from 'vitest';
import Defaults from '../../generators/defaults/index.ts';
import { ironhull } from '../cli/spawn.ts';
import { put, read, scratch } from '../presets/team.ts';

const made: (() => void)[] = [];
afterEach(() => made.splice(0).forEach((remove) => remove()));

function folder(): string {
  const { root, remove } = scratch();
  made.push(remove);
  return root;
}

function run(
  target: string,
  options: Record<string, unknown>,
  answers: Record<string, unknown> = {},
  words: string[] = [],
) {
  return helpers
    .run(Defaults as unknown as typeof Generator, { namespace: 'ironhull:defaults', resolved: import.meta.filename })
    .cd(target)
    .withArguments(words)
    .withOptions({ force: false, ...options } as never)
    .withAnswers(answers);
}

function all(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)).toSorted();
  return Object.fromEntries(paths.map((path) => [path, read(root, path)]));
}

describe('yo ironhull:defaults', () => {
  it('gives the files of our own bin, for the same answers', async () => {
    const [cwd, other] = [folder(), folder()];
    const flags = [
      '--team',
      'Acme',
      '--uid',
      '20001',
      '--family',
      'distroless',
      '--ca',
      '--label',
      'com.acme.org=acme',
      '--package',
      '@acme/ironhull',
    ];
    expect((await ironhull(['defaults', 'init', 'acme', '--yes', ...flags], { cwd })).code).toBe(0);
    const given = {
      uid: '20001',
      family: ['distroless'],
      ca: true,
      label: 'com.acme.org=acme',
      package: '@acme/ironhull',
    };
    await run(
      other,
      {},
      {
        ...given,
        team: 'Acme',
        pinning: 'tag',
        'health-policy': 'image',
        publish: 'npm',
        emit: [],
        contact: '',
        docs: '',
      },
      ['acme'],
    );
    expect(all(join(other, 'acme'))).toEqual(all(join(cwd, 'acme')));
  });

  it('asks before it replaces what is there', async () => {
    const cwd = folder();
    put(cwd, { 'preset.yaml': 'mine\n', 'README.md': 'mine\n' });
    await expect(run(cwd, { yes: true, package: 'acme' })).rejects.toMatchObject({ code: 3 });
    expect(all(cwd)).toEqual({ 'preset.yaml': 'mine\n', 'README.md': 'mine\n' });
    await run(cwd, { package: 'acme', team: 'Acme', publish: 'npm', uid: '1', ca: false }, { conflict: 'replace' });
    expect(read(cwd, 'preset.yaml')).toContain('name: Acme');
  });

  it('refuses what it does not know', async () => {
    await expect(run(folder(), { yes: true, uidd: '1' })).rejects.toMatchObject({ code: 2 });
    await expect(run(folder(), { yes: true, offline: true })).rejects.toMatchObject({ code: 2 });
    await expect(run(folder(), { yes: true, uid: 'root' })).rejects.toMatchObject({ code: 2 });
  });
});
