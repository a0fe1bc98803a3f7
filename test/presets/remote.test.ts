import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseReference } from '../../src/presets/reference.ts';
import { sha256 } from '../../src/presets/sha256.ts';
import { fetchFromGit } from '../../src/remote/presets/from-git.ts';
import { fetchFromHttps } from '../../src/remote/presets/from-https.ts';
import { registryLines } from '../../src/remote/presets/registry-lines.ts';
import { filesOf } from '../../src/remote/presets/tarball.ts';

const C = 'a'.repeat(40);
const S = 'b'.repeat(64);

describe('what extends may name', () => {
  it.each([
    ['npm:@acme/ironhull@^1', { kind: 'npm', source: 'npm:@acme/ironhull', range: '^1', path: '' }],
    ['npm:preset', { range: 'latest' }],
    ['npm:preset@1.2.3//orders/preset.yaml', { path: 'orders/preset.yaml' }],
    [`github:acme/platform//x/preset.yaml#${C}`, { kind: 'git', url: 'https://github.com/acme/platform', commit: C }],
    [`git+ssh://git@git.acme.example/p.git#${C}`, { source: 'git+ssh://git@git.acme.example/p.git' }],
    [`https://acme.example/preset.yaml#sha256=${S}`, { kind: 'https', sha256: S, path: 'preset.yaml' }],
    [`github:acme/platform#${C}#${S}`, { sha256: S }],
  ])('%s', (text, wanted) => {
    expect(parseReference(text)).toMatchObject(wanted);
  });

  it.each([
    ['a login', 'https://user:hunter2@acme.example/p.yaml#sha256=' + S, /has a login/],
    ['a login for git', `git+https://hunter2@git.acme.example/p.git#${C}`, /has a login/],
    ['no hash', 'https://acme.example/p.yaml', /sha256=… belongs behind it/],
    ['a branch', 'github:acme/platform#main', /is not pinned/],
    ['no commit', 'github:acme/platform', /a commit of 40 letters/],
    ['an option of git', `git+--upload-pack=touch /tmp/x#${C}`, /blank|no git repository/],
    ['an option of git, joined', `git+--upload-pack=id#${C}`, /no git repository/],
    ['an option as host', `git+ssh://-oProxyCommand=id/x#${C}`, /no git repository/],
    ['a transport that runs programs', `git+ext::sh -c id#${C}`, /blank|no git repository/],
    ['the same, joined', `git+ext::id#${C}`, /no git repository/],
    ['a way out of the repository', `github:acme/platform//../../x#${C}`, /no git repository/],
    ['an option of npm', 'npm:--registry=https://evil.example', /no package/],
    ['a folder for npm', 'npm:../../evil', /no package/],
    ['a URL for npm', 'npm:x@https://evil.example/x.tgz', /no package/],
    ['a git repository for npm', 'npm:x@github:evil/x', /no package/],
    ['a line break', `github:acme/p\n#${C}`, /blank/],
    ['another scheme', 'file:///etc/passwd', /is none of/],
    ['plain http', `http://acme.example/p.yaml#sha256=${S}`, /is none of/],
    ['an absolute path', '/etc/passwd', /is none of/],
  ])('refuses %s', (_name, text, message) => {
    expect(() => parseReference(text)).toThrow(message);
    expect(() => parseReference(text)).not.toThrow(/hunter2/);
  });
});

describe('https', () => {
  let close = (): void => undefined;
  afterEach(() => close());
  const served = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = () => {
      server.closeAllConnections();
      server.close();
    };
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/p.yaml`;
  };
  const load = (url: string) => fetchFromHttps(parseReference(`${url}#${S}`) as never);

  it('takes a document', async () => {
    const url = await served((_, response) => response.end('schemaVersion: 1\n'));
    const { read } = await load(url);
    expect(await read('p.yaml')).toBe('schemaVersion: 1\n');
    expect(await read('other.yaml')).toBeNull();
    expect(sha256('schemaVersion: 1\n')).toHaveLength(64);
  });

  it('follows no redirect to another host', async () => {
    const url = await served((_, response) => response.writeHead(302, { location: 'http://localhost:1/p.yaml' }).end());
    await expect(load(url)).rejects.toThrow('redirects to another host');
  });

  it('gives up on circles, on 100 MB and on what is not there', async () => {
    await expect(
      load(await served((_, response) => response.writeHead(302, { location: '/p.yaml' }).end())),
    ).rejects.toThrow('more than 3 times');
    close();
    const endless: RequestListener = (_, response) => {
      const more = (): void => void (response.writable && response.write('x'.repeat(64_000), () => setImmediate(more)));
      response.on('close', () => response.destroy());
      more();
    };
    await expect(load(await served(endless))).rejects.toThrow('more than 256 kB');
    close();
    await expect(load(await served((_, response) => response.writeHead(404).end()))).rejects.toThrow('answered 404');
  });
});

it('git runs no helper that an address asks for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ironhull-git-'));
  const made = join(folder, 'made');
  const url = `ext::sh -c "touch ${made}"`;
  await expect(
    fetchFromGit({ kind: 'git', url, commit: C, source: 'x', path: '', sha256: null }, folder, process.env),
  ).rejects.toThrow('git fetch failed');
  expect(existsSync(made)).toBe(false);
});

it('takes registries from a .npmrc and no logins', () => {
  const npmrc =
    '@acme:registry=https://npm.acme.example/\n//npm.acme.example/:_authToken=${TOKEN}\nregistry=file:///x\nscript-shell=evil\n';
  expect(registryLines(npmrc)).toEqual(['--@acme:registry=https://npm.acme.example/']);
});

it('refuses a package that is no archive', () => {
  expect(() => filesOf(Buffer.from('nonsense'), 'npm:x')).toThrow("can't be unpacked");
});
