import { existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type Generator from 'yeoman-generator';
import helpers from 'yeoman-test';
import { afterEach, describe, expect, it } from 'vitest';
import App from '../../generators/app/index.ts';
import New from '../../generators/new/index.ts';
import { serviceName, starters } from '../../src/api.ts';
import { ironhull } from './spawn.ts';

// Yeoman stays in the folder that it was sent to.
const home = process.cwd();
const made: string[] = [];
afterEach(() => process.chdir(home));
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ironhull-new-'));
  made.push(folder);
  return folder;
}

/** Every file below a folder with its text. */
function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

function through(door: unknown, cwd: string, words: readonly string[], options: Record<string, unknown>) {
  return helpers
    .run(door as typeof Generator, { namespace: 'ironhull:new', resolved: import.meta.filename })
    .cd(cwd)
    .withArguments([...words])
    .withOptions({ force: false, ...options } as never);
}

describe('ironhull new', () => {
  for (const { stack } of starters) {
    it(`${stack}: a service under its own name, its container files without a finding, up to date`, async () => {
      const cwd = emptyFolder();
      expect(await ironhull(['new', stack, 'till-roll', '--yes'], { cwd })).toMatchObject({ code: 0, stderr: '' });
      const files = contents(join(cwd, 'till-roll'));
      expect(Object.keys(files)).toEqual(
        expect.arrayContaining(['.dockerignore', '.gitignore', 'Dockerfile', 'README.md']),
      );
      expect(Object.entries(files).filter(([, text]) => /starter[-_]service/.test(text))).toEqual([]);
      expect(Object.keys(JSON.parse(files['.ironhull/state.json'] ?? '').files)).toEqual([
        '.dockerignore',
        'Dockerfile',
      ]);
      expect((await ironhull(['check', 'till-roll'], { cwd })).code).toBe(0);
      expect(files['Dockerfile']).toContain('HEALTHCHECK');
      expect((await ironhull(['audit', 'till-roll'], { cwd })).code).toBe(0);
    });

    it(`${stack}: the same bytes through the other door`, async () => {
      const [cwd, other] = [emptyFolder(), emptyFolder()];
      await ironhull(['new', stack, 'till', '--yes'], { cwd });
      await through(New, other, [stack, 'till'], { yes: true });
      expect(contents(other)).toEqual(contents(cwd));
    });
  }

  it('is what ironhull does in an empty folder, through both doors', async () => {
    const [cwd, other] = [emptyFolder(), emptyFolder()];
    expect((await ironhull(['--yes', '--stack', 'go', '--name', 'pier'], { cwd })).code).toBe(0);
    await through(App, other, [], { yes: true, stack: 'go', name: 'pier' });
    expect(contents(other)).toEqual(contents(cwd));
    expect(contents(cwd)['go.mod']).toContain('example.com/pier\n');
  });

  it('is what ironhull does where git init and a README are all there is', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, '.git'));
    writeFileSync(join(cwd, 'README.md'), '# mine\n');
    const none = await ironhull(['--yes'], { cwd });
    expect(none).toMatchObject({ code: 3, stdout: '' });
    expect(none.stderr).toMatch(
      /^ironhull: there is no service here yet, and no stack was named\..*\n {2}ironhull new /,
    );
    expect((await ironhull(['--yes', '--stack', 'go', '--name', 'pier'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe('# mine\n');
    expect(readFileSync(join(cwd, 'go.mod'), 'utf8')).toContain('example.com/pier\n');
  });

  it('keeps what a new repository holds already', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, '.git'));
    writeFileSync(join(cwd, 'README.md'), '# mine\n');
    expect((await ironhull(['new', 'go', '--yes'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe('# mine\n');
    expect(readFileSync(join(cwd, 'go.mod'), 'utf8')).toContain(serviceName(basename(cwd)));
  });

  it('writes nothing in a dry run, not even the folder', async () => {
    const cwd = emptyFolder();
    const { code, stdout } = await ironhull(['new', 'go', 'later', '--yes', '--dry-run'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('+++ b/cmd/server/main.go');
    expect(existsSync(join(cwd, 'later'))).toBe(false);
  });
});

describe('ironhull new refuses', () => {
  const refusals: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    ['a folder with something in it', ['new', 'go', '--yes'], 2, /is not empty: main\.c is there/],
    ['a stack nobody knows', ['new', 'nod', '--yes'], 2, /for nod\. Did you mean node\?/],
    ['a stack by flag that has no starter', ['new', 'x', '--stack', 'cobol', '--yes'], 2, /cobol/],
    ['a third word', ['new', 'go', 'a', 'b', '--yes'], 2, /one folder at a time, not also b/],
    ['to choose by itself', ['new', 'x', '--yes'], 3, /no stack was named/],
    ['to ask with nobody there', ['new', 'go', 'x'], 2, /nobody to ask/],
  ];
  it.each(refusals)('%s', async (_, words, exit, message) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'main.c'), 'int main(void) { return 0; }\n');
    const { code, stderr } = await ironhull(words, { cwd });
    expect({ code, stderr }).toEqual({ code: exit, stderr: expect.stringMatching(message) });
    expect(readdirSync(cwd)).toEqual(['main.c']);
  });
});

describe('the name of a service', () => {
  it.each([
    ['Till Roll', 'till-roll'],
    ['@scope/api_v2', 'scope-api-v2'],
    ['42nd-street', 'nd-street'],
    ['---', 'service'],
    ['x'.repeat(80), 'x'.repeat(50)],
  ])('%s → %s', (folder, name) => expect(serviceName(folder)).toBe(name));
});
