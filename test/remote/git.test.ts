import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitOf, whyNoRef } from '../../src/remote/git.ts';

const folder = mkdtempSync(join(tmpdir(), 'pin-git-'));
const env = { PATH: process.env['PATH'], HOME: folder };
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '', 'http://git.example').pathname;
  const known = /^\/team\/action(?:\.git)?\/(?:info\/refs|HEAD|objects\/.*)$/.test(path);
  if (known) response.end(readFileSync(join(folder, 'bare', path.replace(/^\/team\/action(?:\.git)?\//, ''))));
  else response.writeHead(404).end();
});
let base = '';

const git = (...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@team.example', ...words], {
    cwd: folder,
    env: { ...env, GIT_CONFIG_NOSYSTEM: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

beforeAll(async () => {
  git('init', '-q', '-b', 'main', 'work');
  writeFileSync(join(folder, 'work/action.yml'), 'name: books\n');
  git('-C', 'work', 'add', '.');
  git('-C', 'work', 'commit', '-qm', 'one');
  git('-C', 'work', 'tag', '-am', 'v1', 'v1');
  git('-C', 'work', 'tag', 'light');
  git('-C', 'work', 'commit', '-q', '--allow-empty', '-m', 'two');
  git('-C', 'work', 'branch', 'light');
  git('clone', '-q', '--bare', 'work', 'bare');
  git('-C', 'bare', 'update-server-info');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe('the commit of an action', () => {
  it.each([
    ['an annotated tag is that of what it names', 'v1', 'v1^{commit}'],
    ['a tag wins over a branch of its name', 'light', 'v1^{commit}'],
    ['a branch is its newest', 'main', 'main^{commit}'],
  ])('of %s', async (_, ref, expected) => {
    expect(await commitOf(base, 'team/action', ref, env)).toBe(git('-C', 'work', 'rev-parse', expected));
  });

  it('of a tag that is not there is not invented', async () => {
    await expect(commitOf(base, 'team/action', 'v9', env)).rejects.toMatchObject({
      code: 4,
      message: `${new URL(base).host}/team/action has no tag and no branch v9. Nothing was written.`,
    });
  });

  it('of a repository that is not there asks nobody for a password', async () => {
    await expect(commitOf(base, 'team/other', 'v1', env)).rejects.toMatchObject({ code: 4 });
  });

  it('is asked by no other protocol', async () => {
    await expect(commitOf(`file://${folder}`, 'bare', 'main', env)).rejects.toMatchObject({ code: 4 });
    await expect(commitOf(`ext::sh -c touch% ${folder}/pwned`, 'x', 'main', env)).rejects.toThrow();
  });

  it('tells that git is not installed', async () => {
    await expect(commitOf(base, 'team/action', 'v1', { PATH: '/nowhere' })).rejects.toThrow('git is not installed');
  });
});

describe('names of repositories and versions', () => {
  it.each([
    ['--upload-pack=touch/x', 'v1', 'it names no repository'],
    ['team', 'v1', 'it names no repository'],
    ['team/..', 'v1', 'it names no repository'],
    ['team/action', '--all', 'its version is no tag or branch'],
    ['team/action', 'a b', 'its version is no tag or branch'],
    ['team/action', 'v1/../x', 'its version is no tag or branch'],
    ['team/action', 'v4.2.1', null],
    ['team/action', 'releases/v1', null],
  ])('%s@%s', (repository, ref, why) => {
    expect(whyNoRef(repository, ref)).toBe(why);
  });
});
