import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ironhull } from '../cli/spawn.ts';
import { put, serviceRepo } from './team.ts';

const CONFIG = `schemaVersion: 1
name: Acme
contact: platform@acme.example
defaults: { base: slim }
lock: [defaults.base]
exceptions: [{ rule: healthcheck-missing, reason: old probe, owner: orders@acme.example, expires: 2026-12-31 }]
`;

describe('what a policy does is told', () => {
  const { cwd, remove } = serviceRepo({ 'ironhull.config.yaml': CONFIG });
  afterAll(remove);
  beforeAll(async () => {
    expect(await ironhull(['retrofit', '--yes', '-q'], { cwd })).toMatchObject({ code: 0 });
  }, 60_000);

  it('to programs: an answer that gave way to a lock', async () => {
    const { code, stdout } = await ironhull(['retrofit', '--yes', '--json', '--dry-run', '--base', 'alpine'], { cwd });
    const { services } = JSON.parse(stdout) as { services: { overruled: unknown }[] };
    expect(code).toBe(0);
    expect(services[0]?.overruled).toEqual([
      {
        key: 'base',
        given: 'alpine',
        locked: 'slim',
        said: 'Acme locks defaults.base (ironhull.config.yaml:5); ask platform@acme.example',
      },
    ]);
  });

  it.each([
    ['2026-12-31', 'holds'],
    ['2027-01-01', 'expired'],
  ])('as of %s: the exception %s', async (day, state) => {
    const { stdout } = await ironhull(['defaults', 'explain', '--as-of', day], { cwd });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`exception healthcheck-missing until 2026-12-31, ${state};`);
    expect(await ironhull(['defaults', 'explain', '--as-of', 'today'], { cwd })).toMatchObject({ code: 2 });
  });

  it('to code scanning: what is stale', async () => {
    put(cwd, { '.nvmrc': '22\n' });
    const { code, stdout } = await ironhull(['check', '--format', 'sarif'], { cwd });
    const { runs } = JSON.parse(stdout) as { runs: { results: { ruleId: string; message: { text: string } }[] }[] };
    const stale = runs[0]?.results.filter(({ ruleId }) => ruleId === 'stale') ?? [];
    expect(code).toBe(1);
    expect(stale.map(({ message }) => message.text).join('\n')).toBe(
      'runtime: node-24-slim when generated, node-22-slim now (.nvmrc:1); ironhull update renews the files',
    );
  });

  it('where a preset is published from, too', async () => {
    put(cwd, { 'published/preset.yaml': CONFIG });
    expect(await ironhull(['defaults', 'validate', 'published'], { cwd })).toMatchObject({ code: 0 });
  });

  it('of what is named and was not read, and never with a login', async () => {
    const commit = '0'.repeat(40);
    put(cwd, { 'published/preset.yaml': `${CONFIG}extends: ["github:acme/base#${commit}"]\n` });
    const read = await ironhull(['defaults', 'validate', 'published'], { cwd });
    expect(read.stdout).toContain('github:acme/base is not locked yet, and was not read');
    put(cwd, { 'published/preset.yaml': `${CONFIG}extends: ["git+https://me:hunter2@git.example/x#${commit}"]\n` });
    const refused = await ironhull(['defaults', 'validate', 'published'], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('has a login in its address');
    expect(`${refused.stdout}${refused.stderr}`).not.toContain('hunter2');
  });
});
