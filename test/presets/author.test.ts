import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePreset } from '../../src/presets/parse-preset.ts';
import { ironhull } from '../cli/spawn.ts';
import { put, read, scratch, serviceRepo } from './team.ts';

const FLAGS = [
  ['--team', 'Acme platform', '--contact', 'platform@acme.example', '--docs', 'https://docs.acme.example/containers'],
  ['--mirror', 'docker.io=mirror.acme.example/hub', '--mirror', 'gcr.io=mirror.acme.example/gcr'],
  ['--registry', 'mirror.acme.example', '--family', 'slim', '--family', 'distroless', '--uid', '20001'],
  ['--label', 'com.acme.org=acme', '--emit', 'rego', '--rule', 'root-user', '--package', '@acme/ironhull'],
].flat();

describe('defaults init', () => {
  const { root, remove } = scratch();
  afterAll(remove);
  beforeAll(async () => {
    expect(await ironhull(['defaults', 'init', 'acme', '--yes', ...FLAGS], { cwd: root })).toMatchObject({ code: 0 });
  }, 60_000);

  it('writes a preset that says what was answered, and locks all of it', () => {
    const text = read(root, 'acme/preset.yaml');
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/preset\.schema\.json\n/);
    expect(parsePreset('preset.yaml', text).preset).toEqual({
      schemaVersion: 1,
      name: 'Acme platform',
      contact: 'platform@acme.example',
      docs: 'https://docs.acme.example/containers',
      registries: {
        allowed: ['mirror.acme.example'],
        mirrors: { 'docker.io': 'mirror.acme.example/hub', 'gcr.io': 'mirror.acme.example/gcr' },
      },
      bases: { allowed: ['slim', 'distroless'] },
      pinning: 'tag',
      user: { uid: 20001 },
      ports: { min: 1024 },
      labels: { fixed: { 'com.acme.org': 'acme' } },
      health: 'image',
      rules: { required: ['root-user'] },
      files: { emit: ['rego'] },
      lock: [
        'registries.allowed',
        'registries.mirrors',
        'bases.allowed',
        'pinning',
        'user.uid',
        'ports.min',
        'labels.fixed["com.acme.org"]',
        'health',
        'rules.required',
        'files.emit',
      ],
    });
    expect(read(root, 'acme/preset.schema.json')).toBe(
      read(join(import.meta.dirname, '../..'), 'docs/preset.schema.json'),
    );
    expect(read(root, 'acme/README.md')).toContain('extends: ["npm:@acme/ironhull@^1"]');
  });

  it('writes cases with what the preset decides, which pass', async () => {
    expect(read(root, 'acme/test/node/expected.yaml')).toBe(
      [
        'stack: node',
        'family: distroless',
        'images.build: mirror.acme.example/hub/library/node',
        'images.runtime: mirror.acme.example/gcr/distroless/nodejs24-debian13',
        'digests: false',
        'frontend: mirror.acme.example/hub/docker/dockerfile',
        'user: 20001:20001',
        'port: 8080',
        'health: image',
        'labels.com.acme.org: acme',
        'secrets: []',
        'emit:\n  - rego\n',
      ].join('\n'),
    );
    const { code, stdout } = await ironhull(['defaults', 'test', 'acme'], { cwd: root });
    expect({ code, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, last: '  2 passed, 0 failed' });
  });

  it('tells what differs, ends with 1, and writes it down when told to', async () => {
    const before = read(root, 'acme/test/go/expected.yaml');
    put(root, { 'acme/test/go/expected.yaml': 'user: 1:1\nport: 8080\n' });
    const { code, stdout } = await ironhull(['defaults', 'test', 'acme'], { cwd: root });
    expect(code).toBe(1);
    expect(stdout).toContain('user  20001:20001, expected 1:1');
    expect(stdout).toContain('  1 passed, 1 failed\n');
    const json = await ironhull(['defaults', 'test', 'acme', '--json'], { cwd: root });
    expect(JSON.parse(json.stdout)).toMatchObject({
      failed: true,
      cases: [
        { name: 'go', differences: [{ key: 'user', expected: '1:1', decided: '20001:20001' }] },
        { name: 'node' },
      ],
    });
    expect(await ironhull(['defaults', 'test', 'acme', '--update'], { cwd: root })).toMatchObject({ code: 0 });
    expect(read(root, 'acme/test/go/expected.yaml')).toBe('user: 20001:20001\nport: 8080\n');
    put(root, { 'acme/test/go/expected.yaml': before });
  });

  it('sees a refusal, and an answer that gives way, as decisions', async () => {
    put(root, { 'acme/test/go/answers.json': '{ "port": 8080, "base": "alpine" }' });
    put(root, {
      'acme/preset.yaml': read(root, 'acme/preset.yaml')
        .replace('pinning: tag', 'pinning: tag\ndefaults: { base: slim }')
        .replace('lock:\n', 'lock:\n  - defaults.base\n'),
    });
    const { stdout } = await ironhull(['defaults', 'test', 'acme', '--json'], { cwd: root });
    const { cases } = JSON.parse(stdout) as { cases: { decided: object }[] };
    expect(cases.map(({ decided }) => decided)).toMatchObject([{ overruled: ['base'] }, { family: 'slim' }]);
    put(root, { 'acme/preset.yaml': read(root, 'acme/preset.yaml').replace('min: 1024', 'min: 9000') });
    const refused = await ironhull(['defaults', 'test', 'acme'], { cwd: root });
    expect(refused.code).toBe(1);
    expect(refused.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'refused port 8080 is below 9000: Acme platform locks ports.min',
    );
  });

  it('replaces nothing that is there without being told to', async () => {
    const before = read(root, 'acme/preset.yaml');
    const again = await ironhull(['defaults', 'init', 'acme', '--yes', ...FLAGS], { cwd: root });
    expect(again).toMatchObject({ code: 3, stdout: '' });
    expect(again.stderr).toContain('preset.yaml is there and differs. Nothing was written.');
    const kept = await ironhull(['defaults', 'init', 'acme', '--yes', '--on-conflict', 'keep', ...FLAGS], {
      cwd: root,
    });
    expect(kept.code).toBe(0);
    expect(read(root, 'acme/preset.yaml')).toBe(before);
  });

  it('is packed by npm with every file, those with a dot too', () => {
    const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: join(root, 'acme'),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ files }] = JSON.parse(packed.toString()) as [{ files: { path: string }[] }];
    const there = readdirSync(join(root, 'acme'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, 'acme').length + 1));
    expect(files.map(({ path }) => path).toSorted()).toEqual(there.filter((path) => path !== '.gitignore').toSorted());
    expect(there).toContain('test/node/repo/dot-node-version');
  });
});

describe('defaults init learns', () => {
  const { root, remove } = scratch();
  const service = serviceRepo({
    'ironhull.config.yaml': `schemaVersion: 1
registries: { mirrors: { docker.io: mirror.acme.example/hub } }
bases: { allowed: [slim] }
user: { uid: 30001 }
labels: { fixed: { com.acme.org: acme } }
`,
  });
  afterAll(() => {
    remove();
    service.remove();
  });

  it('from a repository that is already right', async () => {
    expect(await ironhull(['retrofit', '--yes', '-q'], { cwd: service.cwd })).toMatchObject({ code: 0 });
    const made = await ironhull(['defaults', 'init', 'learnt', '--yes', '--from', service.cwd], { cwd: root });
    expect(made).toMatchObject({ code: 0 });
    expect(parsePreset('preset.yaml', read(root, 'learnt/preset.yaml')).preset).toMatchObject({
      registries: { allowed: ['mirror.acme.example'], mirrors: { 'docker.io': 'mirror.acme.example/hub' } },
      bases: { allowed: ['slim'] },
      user: { uid: 30001 },
      labels: { fixed: { 'com.acme.org': 'acme' } },
      health: 'image',
    });
    expect(made.stdout).toMatch(/user\s+\{"uid":30001\}\s+Dockerfile/);
  });

  it('from a Dockerfile that is not ours', async () => {
    put(root, {
      'own/Dockerfile': `FROM registry.example/node:24@sha256:${'a'.repeat(64)}\nLABEL com.acme.org="acme" org.opencontainers.image.title=x\nUSER 4000:4000\n`,
    });
    await ironhull(['defaults', 'init', 'two', '--yes', '--from', 'own'], { cwd: root });
    expect(parsePreset('preset.yaml', read(root, 'two/preset.yaml')).preset).toMatchObject({
      registries: { allowed: ['registry.example'] },
      pinning: 'digest',
      user: { uid: 4000 },
      labels: { fixed: { 'com.acme.org': 'acme' } },
    });
  });

  it.each([
    [['--uid', 'root'], 'ironhull: --uid root is not'],
    [['--registry', 'Docker Hub'], 'ironhull: --registry Docker Hub is not a registry'],
    [['--mirror', 'docker.io'], 'ironhull: --mirror docker.io is not HOST=MIRROR'],
    [['--team', 'two\nlines'], 'ironhull: --team two\\x0alines is not one line of plain text'],
    [['--package', '../up'], 'ironhull: --package ../up is no name of an npm package'],
    [['--publish', 'git', '--repository', 'https://me:pw@git.example/x'], 'is no git address without login'],
    [['--publish', 'git'], 'ironhull: undecided: Address of the git repository'],
    [['--offline'], 'ironhull: defaults init takes no --offline'],
    [['--from', 'nowhere'], 'ironhull: no folder at nowhere'],
  ])('but nothing that is wrong: %j', async (flags, said) => {
    const { code, stderr } = await ironhull(['defaults', 'init', 'wrong', '--yes', ...flags], { cwd: root });
    expect([2, 3]).toContain(code);
    expect(stderr).toContain(said);
    expect(readdirSync(root)).not.toContain('wrong');
  });
});
