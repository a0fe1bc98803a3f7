import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { discard } from '../case.ts';
import { ironhull } from '../cli/spawn.ts';
import { restore, takeoverCases } from './cases.ts';

const restored: string[] = [];
afterAll(() => restored.forEach(discard));

function repoOf(name: string): string {
  const fixture = takeoverCases().find((one) => one.name === name);
  if (fixture === undefined) throw new Error(`no case ${name}`);
  const cwd = restore(fixture);
  restored.push(cwd);
  return cwd;
}

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

/** Every file with its text, to see that nothing was touched. */
function everything(cwd: string): ReadonlyMap<string, string> {
  const paths = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    paths.map((entry) => [
      join(entry.parentPath, entry.name),
      readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    ]),
  );
}

async function run(cwd: string, ...words: readonly string[]) {
  return ironhull(['retrofit', '--yes', ...words], { cwd });
}

describe('what becomes of a foreign Dockerfile, said by flag', () => {
  it('fail and ask stop with 3 and write nothing', async () => {
    const cwd = repoOf('node-token');
    const before = everything(cwd);
    for (const words of [['--on-conflict', 'fail'], []]) {
      const { code, stderr } = await run(cwd, ...words);
      expect({ code, stderr }).toMatchObject({
        code: 3,
        stderr: expect.stringContaining('--on-conflict adopt') as string,
      });
    }
    expect(everything(cwd)).toEqual(before);
  });

  it.each(['keep', 'ours', 'markers'])('%s writes nothing, not even a state', async (way) => {
    const cwd = repoOf('node-token');
    const before = everything(cwd);
    const { code, stdout } = await run(cwd, '--on-conflict', way);
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing was written. Kept Dockerfile.');
    expect(everything(cwd)).toEqual(before);
  });

  it.each(['beside', 'both'])('%s leaves the old file, its ignore file and those that name it', async (way) => {
    const cwd = repoOf('node-token');
    const before = everything(cwd);
    expect((await run(cwd, '--on-conflict', way)).code).toBe(0);
    const after = everything(cwd);
    for (const [path, text] of before) expect(after.get(path)).toBe(text);
    expect([...after.keys()].filter((path) => !before.has(path)).map((path) => path.slice(cwd.length + 1))).toEqual(
      expect.arrayContaining(['Dockerfile.ironhull', 'Dockerfile.ironhull.dockerignore', '.ironhull/state.json']),
    );
  });

  it('repair mends the old file in place and remembers nothing', async () => {
    const cwd = repoOf('node-token');
    const before = read(cwd, 'Dockerfile');
    const { code, stdout } = await run(cwd, '--on-conflict', 'repair');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Wrote Dockerfile/);
    expect(read(cwd, 'Dockerfile')).not.toBe(before);
    expect(read(cwd, 'Dockerfile')).not.toContain('Edit freely');
    expect(existsSync(join(cwd, '.ironhull'))).toBe(false);
  });

  it('adopt stops where only a person can tell, and overwrite does not', async () => {
    for (const name of ['onbuild', 'placeholders', 'supervisord']) {
      const cwd = repoOf(name);
      const before = everything(cwd);
      const { code, stderr } = await run(cwd, '--on-conflict', 'adopt');
      expect({ name, code }).toEqual({ name, code: 3 });
      expect(stderr).toContain('--on-conflict beside');
      expect(everything(cwd)).toEqual(before);
    }
    const cwd = repoOf('onbuild');
    expect((await run(cwd, '--on-conflict', 'overwrite')).code).toBe(0);
    expect(read(cwd, 'Dockerfile')).toContain('Edit freely');
  });
});

describe('a dry run', () => {
  it('shows the places that change with it too, and git applies it', async () => {
    const cwd = repoOf('node-token');
    const { code, stdout } = await run(cwd, '--on-conflict', 'adopt', '--dry-run');
    expect(code).toBe(0);
    execFileSync('git', ['init', '-q'], { cwd });
    execFileSync('git', ['apply', '-'], { cwd, input: stdout });
    const other = repoOf('node-token');
    await run(other, '--on-conflict', 'adopt');
    for (const path of ['Dockerfile', '.dockerignore', 'compose.yaml', '.github/workflows/ci.yml'])
      expect(read(cwd, path)).toBe(read(other, path));
  });

  it('shows the same table as data', async () => {
    const cwd = repoOf('su-exec');
    const before = everything(cwd);
    const { stdout } = await run(cwd, '--dry-run', '--json');
    const [takeover] = (JSON.parse(stdout) as { takeovers: Record<string, unknown>[] }).takeovers;
    expect(takeover).toMatchObject({ dockerfile: 'Dockerfile', service: '', way: null, doubts: [] });
    expect(takeover?.['table']).toContainEqual({
      index: 1,
      part: 'su-exec',
      fate: 'removed',
      what: 'su-exec',
      note: expect.any(String) as string,
      from: 'Dockerfile:2',
    });
    expect(takeover?.['changes']).toMatchObject([
      { from: 'docker/entrypoint.sh:6' },
      { from: 'docker/entrypoint.sh:7', byHand: false },
    ]);
    expect(everything(cwd)).toEqual(before);
  });
});

describe('after a Dockerfile was taken over', () => {
  for (const name of ['gosu-packages', 'compose-targets', 'docker-folder'])
    it(`${name}: another run, an update and a check find everything in its place`, async () => {
      const cwd = repoOf(name);
      const way = name === 'docker-folder' ? 'overwrite' : 'adopt';
      expect((await run(cwd, '--on-conflict', way)).code).toBe(0);
      const before = everything(cwd);
      const again = await run(cwd);
      expect(again.code, again.stderr).toBe(0);
      const updated = await ironhull(['update', '--yes'], { cwd });
      expect(updated.code, updated.stderr).toBe(0);
      const checked = await ironhull(['check'], { cwd });
      expect(checked.code, checked.stdout).toBe(0);
      expect(everything(cwd)).toEqual(before);
    });

  it('an edit of a kept line stays when the answers change', async () => {
    const cwd = repoOf('gosu-packages');
    await run(cwd, '--on-conflict', 'adopt');
    writeFileSync(
      join(cwd, 'Dockerfile'),
      read(cwd, 'Dockerfile').replace('ENV TZ="Europe/Berlin"', 'ENV TZ="Asia/Tokyo"'),
    );
    const { code, stderr } = await run(cwd, '--port', '4555');
    expect(code, stderr).toBe(0);
    expect(read(cwd, 'Dockerfile')).toContain('ENV TZ="Asia/Tokyo"');
    expect(read(cwd, 'Dockerfile')).toContain('EXPOSE 4555');
    expect(read(cwd, 'Dockerfile')).toContain('install --yes --no-install-recommends jq locales');
  });

  it('a link stays a link', async () => {
    const cwd = repoOf('symlink');
    await run(cwd, '--on-conflict', 'adopt');
    expect(lstatSync(join(cwd, 'Dockerfile')).isSymbolicLink()).toBe(true);
    expect(read(cwd, 'build/app.Dockerfile')).toContain('Edit freely');
  });
});

describe('files that nobody may write', () => {
  it('a link that leaves the repo counts as absent, and is never written through', async () => {
    const cwd = repoOf('symlink');
    unlinkSync(join(cwd, 'Dockerfile'));
    const outside = join(cwd, '..', 'outside.Dockerfile');
    writeFileSync(outside, 'FROM node:24\n');
    symlinkSync(outside, join(cwd, 'Dockerfile'));
    unlinkSync(join(cwd, 'build/app.Dockerfile'));
    const { code } = await run(cwd, '--on-conflict', 'adopt');
    expect(code).toBe(2);
    expect(readFileSync(outside, 'utf8')).toBe('FROM node:24\n');
  });
});

describe('which Dockerfile ships', () => {
  it('is asked where two could, and named by flag', async () => {
    const cwd = repoOf('node-token');
    for (const path of ['compose.yaml', '.github/workflows/ci.yml', 'Dockerfile']) unlinkSync(join(cwd, path));
    for (const name of ['one', 'two'])
      writeFileSync(join(cwd, `Dockerfile.${name}`), `FROM node:24\n# ${name}\nCOPY . .\nCMD ["node", "greeter.js"]\n`);
    const { code, stderr } = await run(cwd, '--on-conflict', 'adopt');
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('--dockerfile Dockerfile.two') as string,
    });
    expect((await run(cwd, '--on-conflict', 'adopt', '--dockerfile', 'Dockerfile.two')).code).toBe(0);
    expect(read(cwd, 'Dockerfile.two')).toContain('Edit freely');
    expect(read(cwd, 'Dockerfile.one')).toContain('# one');
    expect(existsSync(join(cwd, 'Dockerfile.two.dockerignore'))).toBe(true);
    expect(existsSync(join(cwd, '.dockerignore'))).toBe(false);
  });
});
