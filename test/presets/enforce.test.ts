import { afterAll, describe, expect, it } from 'vitest';
import { ironhull } from '../cli/spawn.ts';
import { ACME, FILES, inDockerfile, OWN, TABLE, type Attempt } from './attempts.ts';
import { put, serviceRepo } from './team.ts';

const repos: { remove: () => void }[] = [];
afterAll(() => {
  for (const repo of repos) repo.remove();
});

/** A repository whose files were made under the team's presets. */
async function governedRepo(): Promise<string> {
  const repo = serviceRepo(FILES);
  repos.push(repo);
  const { code, stderr } = await ironhull(['retrofit', '--yes'], { cwd: repo.cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(await ironhull(['check'], { cwd: repo.cwd })).toMatchObject({ code: 0 });
  return repo.cwd;
}

/** What opts out of everything at once. */
const WAYS_OUT: Readonly<Record<string, Attempt>> = {
  'extends removed': (cwd) => put(cwd, { 'ironhull.config.yaml': 'schemaVersion: 1\n' }),
  'extends replaced': (cwd) =>
    put(cwd, { 'ironhull.config.yaml': OWN.replace('acme', 'mine'), 'mine.yaml': 'schemaVersion: 1\n' }),
  'extends from elsewhere': (cwd) =>
    put(cwd, { 'ironhull.config.yaml': `schemaVersion: 1\nextends: ["github:me/mine#${'a'.repeat(40)}"]\n` }),
};

async function caught(cwd: string): Promise<string> {
  const { code, stdout, stderr } = await ironhull(['check'], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  return stdout.replaceAll(/\s+/g, ' ');
}

/** An attempt on something else than the key itself is told by what it is an attempt on. */
function keyOf(attempt: string, key: string): string {
  if (attempt.includes('.rego')) return 'files.emit';
  return attempt === 'the rule turned off' ? 'rules.severities' : key;
}

describe.each(TABLE)('%s', (_policy, key, attempts) => {
  it.each(Object.entries(attempts))('holds against %s', async (name, attempt) => {
    const cwd = await governedRepo();
    await attempt(cwd);
    const said = await caught(cwd);
    expect(said).toContain('Acme');
    expect(said).toContain(keyOf(name, key));
    expect(said).toContain('platform@acme.example');
  });
});

it.each(Object.entries(WAYS_OUT))('%s is told, by whom the files were made', async (_name, attempt) => {
  const cwd = await governedRepo();
  await attempt(cwd);
  const said = await caught(cwd);
  expect(said).toContain('the files were made under Acme (acme.yaml)');
  expect(said).toContain('platform@acme.example');
});

it('a flag against a lock has no effect, and is told', async () => {
  const cwd = await governedRepo();
  const { code, stdout } = await ironhull(['retrofit', '--yes', '--base', 'alpine'], { cwd });
  expect(code).toBe(0);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('slim taken, not alpine: Acme locks defaults.base (acme.yaml:');
  expect(await ironhull(['check'], { cwd })).toMatchObject({ code: 0 });
});

it('SARIF carries the same findings', async () => {
  const cwd = await governedRepo();
  await inDockerfile('USER 10001:10001', 'USER 0:0')(cwd);
  const { code, stdout } = await ironhull(['check', '--format', 'sarif'], { cwd });
  const [run] = (JSON.parse(stdout) as { runs: { results: { ruleId: string; message: { text: string } }[] }[] }).runs;
  expect(code).toBe(1);
  expect(run?.results.map(({ ruleId }) => ruleId)).toContain('policy-user');
  expect(run?.results[0]?.message.text).toContain('ask platform@acme.example');
});

describe('an exception of the team', () => {
  const granted = ACME.replace(
    'lock:',
    'exceptions: [{ lock: user, reason: old volume, owner: orders@acme.example, expires: 2026-12-31 }]\nlock:',
  );

  it('works until its day, and fails the day after with its owner', async () => {
    const cwd = await governedRepo();
    put(cwd, { 'acme.yaml': granted });
    await inDockerfile('USER 10001:10001', 'USER 0:0')(cwd);
    expect(await ironhull(['check', '--as-of', '2026-12-31'], { cwd })).toMatchObject({ code: 0 });
    const { code, stdout } = await ironhull(['check', '--as-of', '2027-01-01'], { cwd });
    expect(code).toBe(1);
    const said = stdout.replaceAll(/\s+/g, ' ');
    expect(said).toContain('the exception from user (old volume) expired on 2026-12-31; orders@acme.example owns it');
    expect(said).toContain('runs as 0:0, not with uid 10001');
    const explained = await ironhull(['defaults', 'explain', 'user'], { cwd });
    expect(explained.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'exception user until 2026-12-31, holds; old volume; orders@acme.example owns it',
    );
  });
});
