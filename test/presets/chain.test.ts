import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packFolder, serveRegistry } from '../../scripts/fixture-registry.ts';
import { ironhull } from '../cli/spawn.ts';
import { commitTo, gitServer } from './git-server.ts';
import { put, read, scratch, serviceRepo } from './team.ts';

const COMPANY = `schemaVersion: 1
name: Acme
contact: platform@acme.example
docs: https://docs.acme.example/containers
defaults: { base: slim }
user: { uid: 10001 }
registries: { mirrors: { docker.io: mirror.acme.example/hub } }
lock: [user, registries]
`;

const department = `schemaVersion: 1
name: Orders
contact: orders@acme.example
extends: ["npm:@acme/ironhull@^1"]
labels: { fixed: { com.acme.department: orders } }
user: { uid: 5 }
`;

describe('company npm package ← department git repository ← repository', () => {
  const { root, remove } = scratch();
  let repo: ReturnType<typeof serviceRepo>;
  let stop: readonly (() => void)[] = [];
  let commit = '';
  const saved = (): { presets: { name: string; version: string; sha256: string; reference: string }[] } =>
    JSON.parse(read(repo.cwd, '.ironhull/state.json'));

  beforeAll(async () => {
    put(join(root, 'npm'), {
      'package.json': '{ "name": "@acme/ironhull", "version": "1.2.0", "scripts": { "prepare": "exit 1" } }\n',
      'preset.yaml': COMPANY,
    });
    const { server, port } = await serveRegistry([packFolder(join(root, 'npm'))], 'team-token');
    // The login stands in the user's own configuration, as `npm login` writes it: the repository names the registry alone.
    put(root, { npmrc: `//127.0.0.1:${port}/:_authToken=team-token\n` });
    process.env['NPM_CONFIG_USERCONFIG'] = join(root, 'npmrc');
    process.env['NPM_CONFIG_CACHE'] = join(root, 'cache');
    const registry = `http://127.0.0.1:${port}/`;
    commit = commitTo(root, 'orders', { 'platform/preset.yaml': department });
    const git = await gitServer(root);
    stop = [() => void server.close(), git.close];
    repo = serviceRepo({
      '.npmrc': `@acme:registry=${registry}\n`,
      'ironhull.config.yaml': `schemaVersion: 1\nextends: ["git+${git.url}/orders.git//platform/preset.yaml#${commit}"]\nlabels: { fixed: { com.acme.owner: me } }\n`,
    });
  });
  afterAll(() => {
    delete process.env['NPM_CONFIG_USERCONFIG'];
    delete process.env['NPM_CONFIG_CACHE'];
    for (const one of stop) one();
    repo.remove();
    remove();
  });

  it('is resolved, merged and locked', async () => {
    const { code, stderr } = await ironhull(['retrofit', '--yes'], { cwd: repo.cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(saved().presets.map(({ name, version }) => [name, version])).toEqual([
      ['Acme', '1.2.0'],
      ['Orders', commit],
    ]);
    const dockerfile = read(repo.cwd, 'Dockerfile');
    expect(dockerfile).toContain('FROM mirror.acme.example/hub/library/node:');
    expect(dockerfile).toContain('USER 10001:10001');
    expect(dockerfile).toContain('com.acme.department="orders"');
    expect(dockerfile).toContain('com.acme.owner="me"');
  });

  it('is explained: who set it, who tried', async () => {
    const { stdout } = await ironhull(['defaults', 'explain', 'user.uid'], { cwd: repo.cwd });
    expect(stdout).toContain('user.uid  10001');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('set Acme, npm:@acme/ironhull@1.2.0 preset.yaml:6');
    expect(stdout).toContain('locked');
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/tried Orders, .*preset\.yaml:6, to 5: without effect/);
  });

  it('works offline afterwards, and says what the department tried', async () => {
    for (const one of stop) one();
    stop = [];
    const { code, stdout } = await ironhull(['check'], { cwd: repo.cwd });
    expect(code).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('sets user.uid to 5, which stays 10001: Acme locks user.uid');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('ask platform@acme.example');
    const again = await ironhull(['update', '--offline'], { cwd: repo.cwd });
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: '' });
    // Only an explicit update looks whether the package has moved; what npm has in its own cache is as good.
    rmSync(join(root, 'cache'), { recursive: true });
    expect((await ironhull(['update'], { cwd: repo.cwd })).code).toBe(4);
  });

  it('refuses a tampered copy with both hashes', async () => {
    const { sha256 } = saved().presets[0]!;
    const copy = `.ironhull/presets/${sha256}.txt`;
    put(repo.cwd, { [copy]: COMPANY.replace('10001', '1') });
    const { code, stderr } = await ironhull(['check'], { cwd: repo.cwd });
    expect(code).toBe(1);
    expect(stderr).toContain(`locked ${sha256}`);
    expect(stderr).toMatch(/sha256 (?!locked)[0-9a-f]{64}, locked/);
    expect(stderr).toContain('platform@acme.example');
    rmSync(join(repo.cwd, copy));
    expect((await ironhull(['check'], { cwd: repo.cwd })).stderr).toContain('is missing');
    put(repo.cwd, { [copy]: COMPANY });
  });

  it('refuses another text of the locked version in node_modules', async () => {
    const folder = 'node_modules/@acme/ironhull';
    put(repo.cwd, {
      [`${folder}/package.json`]: '{ "name": "@acme/ironhull", "version": "1.2.0" }',
      [`${folder}/preset.yaml`]: COMPANY.replace('10001', '1'),
    });
    const { code, stderr } = await ironhull(['check'], { cwd: repo.cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('node_modules/@acme/ironhull/preset.yaml is not what was locked');
    rmSync(join(repo.cwd, 'node_modules'), { recursive: true });
  });
});
