import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/presets/sha256.ts';
import { ironhull } from '../cli/spawn.ts';
import { put, read, scratch, serviceRepo } from './team.ts';

const ACME = `schemaVersion: 1
name: Acme
contact: platform@acme.example
user: { uid: 10001 }
lock: [user]
`;

describe('many repositories in one run', () => {
  const { root, remove } = scratch();
  const repos = Array.from({ length: 4 }, () =>
    serviceRepo({ 'acme.yaml': ACME, 'ironhull.config.yaml': 'schemaVersion: 1\nextends: [./acme.yaml]\n' }),
  );
  const paths = repos.map(({ cwd }) => cwd);
  const anchor = (): string => `${join(root, 'acme.yaml')}#${sha256(ACME)}`;

  beforeAll(async () => {
    put(root, { 'acme.yaml': ACME });
    for (const cwd of paths) expect((await ironhull(['retrofit', '--yes', '-q'], { cwd })).code).toBe(0);
    const [first = '', second = ''] = paths;
    put(first, { Dockerfile: read(first, 'Dockerfile').replace('USER 10001:10001', 'USER 0:0') });
    put(second, { '.ironhull/state.json': 'nonsense' });
  }, 60_000);
  afterAll(() => {
    for (const repo of repos) repo.remove();
    remove();
  });

  it('are all checked, the broken ones too', async () => {
    const { code, stdout } = await ironhull(['check', '--json', ...paths], { cwd: root });
    const { failed, folders } = JSON.parse(stdout) as {
      failed: boolean;
      folders: { failed: boolean; problem: string }[];
    };
    expect({ code, failed }).toEqual({ code: 1, failed: true });
    expect(folders.map((one) => one.failed)).toEqual([true, true, false, false]);
    expect(folders[1]?.problem).toContain("can't be used");
  });

  it.each([
    ['--json', 'folders'],
    ['--format=sarif', 'runs'],
  ])('give the same over four shards: %s', async (format) => {
    const all = await ironhull(['check', format, ...paths.toSorted()], { cwd: root });
    const files: string[] = [];
    for (const shard of [1, 2, 3, 4]) {
      const part = await ironhull(['check', format, `--shard=${shard}/4`, ...paths], { cwd: root });
      files.push(join(root, `shard-${shard}${format}.json`));
      writeFileSync(files.at(-1) ?? '', part.stdout);
    }
    const joined = await ironhull(['merge-reports', ...files], { cwd: root });
    expect(joined.code).toBe(all.code);
    expect(JSON.parse(joined.stdout)).toEqual(JSON.parse(all.stdout));
  });

  it('refuses a shard and a report that are none', async () => {
    expect((await ironhull(['check', '--shard', '5/4'], { cwd: root })).code).toBe(2);
    expect((await ironhull(['merge-reports', join(root, 'acme.yaml')], { cwd: root })).code).toBe(2);
  });

  it('are held to a preset from outside, whatever they say themselves', async () => {
    const cwd = paths[2] ?? '';
    expect(await ironhull(['check', '--preset', anchor()], { cwd })).toMatchObject({ code: 0 });
    put(cwd, { 'ironhull.config.yaml': 'schemaVersion: 1\n' });
    const state = JSON.parse(read(cwd, '.ironhull/state.json')) as Record<string, unknown>;
    delete state['presets'];
    put(cwd, {
      '.ironhull/state.json': JSON.stringify(state),
      Dockerfile: read(cwd, 'Dockerfile').replace('10001:10001', '0:0'),
    });
    const { code, stdout } = await ironhull(['check', '--preset', anchor()], { cwd });
    const said = stdout.replaceAll(/\s+/g, ' ');
    expect(code).toBe(1);
    expect(said).toContain('does not extend Acme, to which --preset holds it; ask platform@acme.example');
    expect(said).toContain('runs as 0:0, not with uid 10001: Acme locks user.uid');
  });

  it('refuses a preset that is another text, with both hashes', async () => {
    const wrong = `${join(root, 'acme.yaml')}#${'0'.repeat(64)}`;
    const { code, stderr } = await ironhull(['check', '--preset', wrong], { cwd: paths[3] ?? '' });
    expect(code).toBe(1);
    expect(stderr).toContain(`sha256 ${sha256(ACME)}, wanted ${'0'.repeat(64)}`);
    expect((await ironhull(['check', '--preset', './acme.yaml'], { cwd: root })).code).toBe(2);
  });
});
