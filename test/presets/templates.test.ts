import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ironhull } from '../cli/spawn.ts';
import { put, read } from './team.ts';
import { hashIn, templated, trusted, trusting } from './trusting.ts';

const LABELS = readFileSync(join(import.meta.dirname, '../../templates/_partials/labels.ejs'), 'utf8');
const PROCESS = readFileSync(join(import.meta.dirname, '../../templates/_partials/process.ejs'), 'utf8');
const OURS = `# of the team\n${LABELS}`;
const YES = ['retrofit', '--yes'];

const home = trusting();
// Several whole runs each, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

describe('code of a preset', () => {
  it('runs only once its hash is named, and then without a word', async () => {
    const cwd = home.repo(templated({ '_partials/labels': OURS }));
    const asked = await ironhull(YES, { cwd });
    const hash = hashIn(asked);
    expect(asked.code).toBe(3);
    expect(asked.stderr.split('\n')[0]).toContain(
      `Acme (ironhull.config.yaml) brings code that runs on this machine, and its hash is not trusted here: sha256 ${hash}. Nothing was written.`,
    );
    expect(existsSync(join(cwd, 'Dockerfile'))).toBe(false);
    expect(existsSync(home.file())).toBe(false);

    const ran = await ironhull([...YES, '--trust', hash], { cwd });
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
    expect(read(cwd, 'Dockerfile')).toContain('# of the team');
    expect(JSON.parse(readFileSync(home.file(), 'utf8')).trusted).toEqual([
      { sha256: hash, preset: 'Acme (ironhull.config.yaml)' },
    ]);
    expect(statSync(home.file()).mode & 0o777).toBe(0o600);

    const again = await ironhull(['update'], { cwd });
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: '' });
    expect(again.stdout).toContain('Nothing to write');
    const checked = await ironhull(['check', '--fail-on', 'outdated'], { cwd });
    expect({ code: checked.code, stderr: checked.stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('is in neither plan nor state, and needs the flag alone where nothing is remembered', async () => {
    const cwd = home.repo(templated({ '_partials/labels': OURS }));
    const { code } = await trusted(YES, cwd);
    expect(code).toBe(0);
    const state = JSON.parse(read(cwd, '.ironhull/state.json'));
    expect(JSON.stringify(state.services)).not.toContain('of the team');
    rmSync(dirname(home.file()), { recursive: true });
    const check = await ironhull(['check'], { cwd });
    expect({ code: check.code, hash: hashIn(check) }).toEqual({ code: 3, hash: expect.stringMatching(/^\w{64}$/) });
    const flagged = await ironhull(['check', '--trust', hashIn(check)], { cwd });
    expect({ code: flagged.code, stderr: flagged.stderr }).toEqual({ code: 0, stderr: '' });
    // A check changes nothing, and so does a dry run: neither remembers.
    await ironhull([...YES, '--dry-run', '--trust', hashIn(check)], { cwd });
    expect(existsSync(home.file())).toBe(false);
  });

  it('has to be trusted anew when any file of it changes', async () => {
    const cwd = home.repo(
      templated({ '_partials/labels': `<%- include('/team/say') -%>\n${LABELS}`, 'team/say': '# hello\n' }),
    );
    expect((await trusted(YES, cwd)).code).toBe(0);
    expect(read(cwd, 'Dockerfile')).toContain('# hello');
    put(cwd, { 't/1.ejs': '# other\n' });
    for (const words of [['update'], ['check'], YES]) {
      const { code, stderr } = await ironhull(words, { cwd });
      expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('is not trusted here') });
    }
  });

  it('is not trusted by another hash', async () => {
    const cwd = home.repo(templated({ '_partials/labels': OURS }));
    const { code, stderr } = await ironhull([...YES, '--trust', '0'.repeat(64)], { cwd });
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('nor is it what --trust names'),
    });
    const wrong = await ironhull([...YES, '--trust', 'yes'], { cwd });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--trust yes is no SHA-256') });
  });
});

describe('nobody but the user says what runs', () => {
  it.each(['ironhull/trusted.json', '.ironhull/trusted.json', '.config/ironhull/trusted.json'])(
    'not %s of the repository',
    async (path) => {
      const cwd = home.repo(templated({ '_partials/labels': OURS }));
      const hash = hashIn(await ironhull(YES, { cwd }));
      put(cwd, { [path]: JSON.stringify({ schemaVersion: 1, trusted: [{ sha256: hash, preset: 'x' }] }) });
      process.env['XDG_CONFIG_HOME'] = join(cwd, dirname(dirname(path)));
      expect((await ironhull(YES, { cwd })).code).toBe(3);
      process.env['XDG_CONFIG_HOME'] = dirname(dirname(path));
      expect((await ironhull(YES, { cwd })).code).toBe(3);
    },
  );

  it('not a preset, not an answers file', async () => {
    const cwd = home.repo(templated({ '_partials/labels': OURS }, `trust: ["${'0'.repeat(64)}"]\n`));
    expect(await ironhull(YES, { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no key of a preset'),
    });
    put(cwd, { ...templated({ '_partials/labels': OURS }), 'a.json': '{ "trust": "x" }' });
    expect((await ironhull([...YES, '--answers', 'a.json'], { cwd })).code).toBe(2);
  });

  it('not a file that others may write, nor one that is damaged', async () => {
    const cwd = home.repo(templated({ '_partials/labels': OURS }));
    expect((await trusted(YES, cwd)).code).toBe(0);
    chmodSync(home.file(), 0o666);
    expect(await ironhull(['check'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('can be written by others'),
    });
    chmodSync(home.file(), 0o600);
    put(dirname(home.file()), { 'trusted.json': '{ "trusted": "all" }' });
    expect((await ironhull(['check'], { cwd })).code).toBe(2);
  });

  it('goes on for one run where nothing can be remembered', async () => {
    const cwd = home.repo(templated({ '_partials/labels': OURS }));
    process.env['XDG_CONFIG_HOME'] = cwd;
    const { code, stdout } = await trusted(YES, cwd);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('trusted for this run only');
    expect(readdirSync(cwd)).not.toContain('ironhull');
  });
});

describe('a trusted template that', () => {
  it('breaks what the team has locked is refused', async () => {
    const cwd = home.repo(
      templated(
        { '_partials/labels': LABELS.replaceAll(/<%_ for[^]*?<%_ \} _%>\n/g, '') },
        'labels: { fixed: { com.acme.org: acme } }\nlock: [labels]\n',
      ),
    );
    expect(await trusted(YES, cwd)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/breaks policy-label: .*com\.acme\.org/),
    });
  });

  it('a preset has locked away is not replaced', async () => {
    const cwd = home.repo({
      ...templated({ '_partials/labels': OURS }, 'extends: [./base.yaml]\n'),
      'base.yaml': 'schemaVersion: 1\nname: Company\nlock: [templates]\n',
    });
    const { code, stderr } = await ironhull(YES, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(read(cwd, 'Dockerfile')).not.toContain('# of the team');
    expect(await ironhull(['check'], { cwd })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('templates["_partials/labels"]'),
    });
  });

  it('stands for no template is refused', async () => {
    const cwd = home.repo(templated({ 'node/sever.Dockerfile': 'x' }));
    expect(await trusted(YES, cwd)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no template is called node\/sever\.Dockerfile: Acme sets/),
    });
  });

  it('drops USER is refused, and nothing is written', async () => {
    const cwd = home.repo(templated({ '_partials/process': PROCESS.replace('USER <%= user %>\n', '') }));
    expect(await trusted(YES, cwd)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('breaks H1 numeric user'),
    });
    expect(existsSync(join(cwd, 'Dockerfile'))).toBe(false);
  });
});

describe('a file of code', () => {
  it.each([
    ['../x.ejs', /a path below the preset/],
    ['./a/../../x.ejs', /a path below the preset/],
    ['/etc/passwd', /a path below the preset/],
    ['./x.js', /a path below the preset/],
    ['./missing.ejs', /\.\/missing\.ejs is not there/],
    ['./link.ejs', /\.\/link\.ejs is not there/],
    ['./folder/link.ejs', /\.\/folder\/link\.ejs is not there/],
    ['./huge.ejs', /\.\/huge\.ejs is larger than 64 kB/],
    ['./binary.ejs', /binary\.ejs is /],
  ])('at %s is refused', async (path, message) => {
    const cwd = home.repo({
      'ironhull.config.yaml': `schemaVersion: 1\ntemplates: { _partials/labels: ${path} }\n`,
      'huge.ejs': 'x'.repeat(64_001),
      'binary.ejs': 'a\0b',
    });
    symlinkSync('/etc/passwd', join(cwd, 'link.ejs'));
    symlinkSync('/etc', join(cwd, 'folder'));
    const { code, stderr } = await ironhull(YES, { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
  });

  it.each(['starters/node', '_guardrails/policy.rego', '_preset/README-npm.md', '../x', 'x', 'node/../x'])(
    'for %s is refused',
    async (name) => {
      const cwd = home.repo({ 'ironhull.config.yaml': `schemaVersion: 1\ntemplates: { ${name}: ./x.ejs }\n` });
      expect(await ironhull(YES, { cwd })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('the name of a template'),
      });
    },
  );
});
