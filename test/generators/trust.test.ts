import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Generator from 'yeoman-generator';
import helpers from 'yeoman-test';
import { expect, it, vi } from 'vitest';
import Retrofit from '../../generators/retrofit/index.ts';
import { templated, trusting } from '../presets/trusting.ts';

vi.setConfig({ testTimeout: 60_000 });

const LABELS = readFileSync(join(import.meta.dirname, '../../templates/_partials/labels.ejs'), 'utf8');
const ANSWERS = { right: 'yes', base: 'distroless', write: 'write' };

const home = trusting();

function run(target: string, options: Record<string, unknown>) {
  return helpers
    .run(Retrofit as unknown as typeof Generator, { namespace: 'ironhull:retrofit', resolved: import.meta.filename })
    .cd(target)
    .withOptions({ force: false, ...options } as never);
}

function repo(): string {
  return home.repo(templated({ '_partials/labels': `# of the team\n${LABELS}` }));
}

async function failure(running: PromiseLike<unknown>): Promise<{ readonly code: number; readonly message: string }> {
  try {
    await running;
  } catch (error) {
    return error as { readonly code: number; readonly message: string };
  }
  throw new Error('it did not fail');
}

it('asks before code of a preset runs, and no is no', async () => {
  const target = repo();
  const { code, message } = await failure(run(target, {}).withAnswers({ ...ANSWERS, trust: 'no' }));
  expect({ code, message }).toEqual({ code: 3, message: expect.stringContaining('its hash is not trusted here') });
  expect(existsSync(join(target, 'Dockerfile'))).toBe(false);
  expect(existsSync(home.file())).toBe(false);
});

it('runs it after a yes, and asks no more', async () => {
  const target = repo();
  await run(target, {}).withAnswers({ ...ANSWERS, trust: 'yes' });
  expect(readFileSync(join(target, 'Dockerfile'), 'utf8')).toContain('# of the team');
  expect(JSON.parse(readFileSync(home.file(), 'utf8')).trusted).toHaveLength(1);
  // With nobody there to ask, it would fail if it asked.
  await run(target, { yes: true });
});

it('takes the hash as an option', async () => {
  const target = repo();
  const { code, message } = await failure(run(target, { yes: true }));
  expect(code).toBe(3);
  await run(target, { yes: true, trust: /sha256 ([0-9a-f]{64})/.exec(message)?.[1] });
  expect(readFileSync(join(target, 'Dockerfile'), 'utf8')).toContain('# of the team');
});
