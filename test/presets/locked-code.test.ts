import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ironhull } from '../cli/spawn.ts';
import { put, read } from './team.ts';
import { hashIn, trusted, trusting } from './trusting.ts';

vi.setConfig({ testTimeout: 60_000 });

const LABELS = readFileSync(join(import.meta.dirname, '../../templates/_partials/labels.ejs'), 'utf8');
const HERE = 'node_modules/@acme/ironhull';
const PACKAGE = {
  [`${HERE}/package.json`]: '{ "name": "@acme/ironhull", "version": "1.2.0" }',
  [`${HERE}/preset.yaml`]:
    'schemaVersion: 1\nname: Acme\ncontact: platform@acme.example\ntemplates: { _partials/labels: ./t/labels.ejs }\n',
  [`${HERE}/t/labels.ejs`]: `# of the team\n${LABELS}`,
};
const CONFIG = { 'ironhull.config.yaml': 'schemaVersion: 1\nextends: ["npm:@acme/ironhull@^1"]\n' };

const home = trusting();

async function followed(): Promise<{ readonly cwd: string; readonly copy: string; readonly sha256: string }> {
  const cwd = home.repo({ ...PACKAGE, ...CONFIG });
  const { code, stderr } = await trusted(['retrofit', '--yes'], cwd);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(read(cwd, 'Dockerfile')).toContain('# of the team');
  const [{ code: files }] = JSON.parse(read(cwd, '.ironhull/state.json')).presets;
  expect(files).toEqual([{ path: 't/labels.ejs', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  const { sha256 } = files[0];
  return { cwd, copy: `.ironhull/presets/${sha256}.txt`, sha256 };
}

it('is locked with its preset, and runs from its copy', async () => {
  const { cwd, copy } = await followed();
  expect(read(cwd, copy)).toBe(PACKAGE[`${HERE}/t/labels.ejs`]);
  rmSync(join(cwd, 'node_modules'), { recursive: true });
  for (const words of [
    ['check', '--fail-on', 'outdated'],
    ['update', '--offline'],
  ]) {
    const { code, stderr } = await ironhull(words, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  }
});

it('is refused with both hashes where its copy was changed', async () => {
  const { cwd, copy, sha256 } = await followed();
  put(cwd, { [copy]: `# evil\n${LABELS}` });
  const { code, stderr } = await ironhull(['check'], { cwd });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(new RegExp(`is not what was locked: sha256 (?!${sha256})\\w{64}, locked ${sha256}`)),
  });
  expect(stderr).toContain('platform@acme.example');
});

it('is refused where the installed package was changed', async () => {
  const { cwd } = await followed();
  put(cwd, { [`${HERE}/t/labels.ejs`]: `# evil\n${LABELS}` });
  expect(await ironhull(['check'], { cwd })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`${HERE}/t/labels.ejs is not what was locked`),
  });
});

it('has to be trusted anew where state and copy were changed together', async () => {
  const { cwd, copy, sha256 } = await followed();
  rmSync(join(cwd, 'node_modules'), { recursive: true });
  const evil = `# evil\n${LABELS}`;
  const { createHash } = await import('node:crypto');
  const other = createHash('sha256').update(evil).digest('hex');
  put(cwd, {
    '.ironhull/state.json': read(cwd, '.ironhull/state.json').replaceAll(sha256, other),
    [copy.replace(sha256, other)]: evil,
  });
  const check = await ironhull(['check'], { cwd });
  expect({ code: check.code, hash: hashIn(check) }).toEqual({ code: 3, hash: expect.stringMatching(/^\w{64}$/) });
});

it('is told by explain and by validate', async () => {
  const { cwd } = await followed();
  const explained = await ironhull(['defaults', 'explain', 'templates'], { cwd });
  expect(explained.stdout).toMatch(/templates\["_partials\/labels"\]\s+"\.\/t\/labels\.ejs"/);
  expect(explained.stdout.replaceAll(/\s+/g, ' ')).toMatch(/code sha256 \w{64}, trusted here/);
  const validated = await ironhull(['defaults', 'validate'], { cwd });
  expect(validated.stdout).toMatch(/brings code, which was not run: sha256 [0-9a-f]{64}/);
  const tried = await ironhull(['defaults', 'explain', 'templates', '--json'], { cwd });
  expect(JSON.parse(tried.stdout).presets[0].code.sha256).toMatch(/^\w{64}$/);
});

it('is tried by the cases of its preset', async () => {
  const cwd = home.repo({});
  const preset = 'schemaVersion: 1\nname: Acme\ntemplates: { _partials/process: ./p.ejs }\n';
  const repo = ['package.json', 'package-lock.json', 'src/server.js'].map(
    (path) => [`test/one/repo/${path}`, read(cwd, path)] as const,
  );
  put(cwd, { 'preset.yaml': preset, 'p.ejs': 'USER 0:0\n', ...Object.fromEntries(repo) });
  const asked = await ironhull(['defaults', 'test'], { cwd });
  expect(asked.code).toBe(3);
  const { stdout } = await ironhull(['defaults', 'test', '--json', '--trust', hashIn(asked)], { cwd });
  expect(JSON.parse(stdout).cases[0].decided.refused).toMatch(/^p\.ejs \(a template of Acme\) breaks H1/);
});
