import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, digest, serving } from '../remote/asking.ts';
import { ironhull } from './spawn.ts';

const folders: string[] = [];
afterEach(async () => {
  await closeAll();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pin-cli-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The images of one registry on loopback, which also stands in for Docker Hub. */
async function pinning(words: readonly string[], cwd: string) {
  const { host, asked } = await serving({});
  return { host, asked, ...(await ironhull(['pin', '--mirror', `docker.io=${host}`, ...words], { cwd })) };
}

const FILES = {
  Dockerfile: 'FROM node:24 AS build\r\nFROM build\r\nFROM $BASE\r\n',
  'compose.yaml':
    'services:\n  db:\n    image: node:24 # the books\n    environment:\n      DB_PASSWORD: correct-horse\n',
  'docs/Dockerfile.md': 'FROM node:24\n',
  'vendor/x/Dockerfile': 'FROM node:24\n',
};

describe('ironhull pin', () => {
  it('pins a folder in place and tells what it left', async () => {
    const cwd = folderWith(FILES);
    const { code, stdout, stderr, asked } = await pinning([], cwd);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(
      `FROM node:24@${digest} AS build\r\nFROM build\r\nFROM $BASE\r\n`,
    );
    expect(readFileSync(join(cwd, 'compose.yaml'), 'utf8')).toBe(
      FILES['compose.yaml'].replace('node:24', `node:24@${digest}`),
    );
    expect(readFileSync(join(cwd, 'vendor/x/Dockerfile'), 'utf8')).toBe('FROM node:24\n');
    expect(stdout).toContain('2 pinned, 2 left as they are');
    expect(stdout).toMatch(/3 {2}FROM {9}\$BASE {2}left: it has a variable/);
    expect(asked).toHaveLength(1);
  });

  it('prints a patch without secrets and writes nothing under --dry-run', async () => {
    const cwd = folderWith(FILES);
    const { code, stdout } = await pinning(['--dry-run'], cwd);
    expect(code).toBe(0);
    expect(stdout).toContain(`-    image: node:24 # the books\n+    image: node:24@${digest} # the books`);
    expect(stdout).not.toContain('correct-horse');
    expect(readFileSync(join(cwd, 'compose.yaml'), 'utf8')).toBe(FILES['compose.yaml']);
  });

  it('prints one JSON document', async () => {
    const cwd = folderWith(FILES);
    const { stdout } = await pinning(['--json', 'Dockerfile', './compose.yaml'], cwd);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      command: 'pin',
      files: [
        {
          path: 'Dockerfile',
          changed: true,
          written: true,
          places: [{ line: 1, where: 'FROM', after: `node:24@${digest}`, left: null }, { line: 2 }, { line: 3 }],
        },
        { path: 'compose.yaml', places: [{ line: 3, where: 'image' }] },
      ],
    });
  });

  it('knows workflows by their folder', async () => {
    const workflow = 'jobs:\n  a:\n    container: node:24\n';
    const cwd = folderWith({ '.github/workflows/a.yml': workflow, 'b.yml': workflow });
    for (const path of ['.github/workflows', join(cwd, '.github/workflows'), '.github', '.']) {
      const { stdout } = await pinning(['--dry-run', path], cwd);
      expect(stdout.match(/^\+\+\+ .*/gm)).toEqual([expect.stringMatching(/\.github\/workflows\/a\.yml$/)]);
    }
  });

  it('pins a file once, and where it stands', async () => {
    const cwd = folderWith({ 'docker/Dockerfile': 'FROM node:24\n' });
    symlinkSync('docker/Dockerfile', join(cwd, 'Dockerfile'));
    const { code, stdout } = await pinning(['.', 'docker', './docker/Dockerfile'], cwd);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('1 pinned, 0 left') });
    expect(readFileSync(join(cwd, 'docker/Dockerfile'), 'utf8')).toBe(`FROM node:24@${digest}\n`);
  });

  it('touches nothing the second time', async () => {
    const cwd = folderWith(FILES);
    await pinning([], cwd);
    const before = statSync(join(cwd, 'Dockerfile')).mtimeMs;
    const { asked, stdout } = await pinning([], cwd);
    expect(statSync(join(cwd, 'Dockerfile')).mtimeMs).toBe(before);
    expect({ asked, stdout }).toMatchObject({ asked: [], stdout: expect.stringContaining('0 pinned, 4 left') });
  });

  it('writes nothing at all when one image is missing, and exits 4', async () => {
    const { host } = await serving({});
    const files = { Dockerfile: `FROM ${host}/team/app:1.0\n`, 'Dockerfile.two': `FROM ${host}/team/app:2.0\n` };
    const cwd = folderWith(files);
    const { code, stdout, stderr } = await ironhull(['pin'], { cwd });
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toBe(`ironhull: ${host}/team/app:2.0: the registry has no such image. Nothing was written.\n`);
    expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(files.Dockerfile);
  });

  it('goes before an audit under --pin', async () => {
    const { host } = await serving({});
    const mirror = ['--mirror', `docker.io=${host}`];
    const cwd = folderWith({ Dockerfile: 'FROM node:24\nMAINTAINER me\n' });
    const { stdout } = await ironhull(['audit', '--pin', '--fix', '--level', 'info', '--json', ...mirror], { cwd });
    expect(stdout).not.toContain('base-image-digest');
    const text = readFileSync(join(cwd, 'Dockerfile'), 'utf8');
    expect(text).toContain(`FROM node:24@${digest}\n`);
    expect(text).not.toContain('MAINTAINER');
    writeFileSync(join(cwd, 'Dockerfile.two'), `FROM ${host}/team/gone\nMAINTAINER me\n`);
    expect((await ironhull(['audit', '--pin', '--fix', ...mirror], { cwd })).code).toBe(4);
    expect(readFileSync(join(cwd, 'Dockerfile.two'), 'utf8')).toContain('MAINTAINER');
  });

  it.each([
    [['pin', 'gone'], 'no file and no folder at gone.'],
    [['pin', '--mirror', 'docker.io'], 'is not HOST=MIRROR'],
    [['audit', '--pin', '--stdin'], '--pin cannot write to standard input.'],
    [['audit', '--pin', '--dry-run', '--fix'], 'ironhull pin --dry-run'],
    [['context', '--refresh'], 'context takes no --refresh.'],
  ])('%j is refused', async (words, told) => {
    const { code, stderr } = await ironhull(words, { cwd: folderWith({}) });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(told) });
  });
});
