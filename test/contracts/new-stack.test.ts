import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { newStack } from '../../scripts/new-stack.ts';

const ROOT = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'ironhull-new-stack-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it('npm run new:stack makes a stack that type-checks and is listed', { timeout: 60_000 }, () => {
  for (const path of ['src', 'test/case.ts', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const made = newStack(copy, 'ruby');
  expect(made.length).toBeGreaterThan(12);
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const seen = spawnSync(process.execPath, [tsc, '--noEmit', '-p', copy], { encoding: 'utf8' }).stdout;
  expect(seen.split('\n').filter((line) => line.includes('ruby') || line.includes('stacks/index'))).toEqual([]);
  expect(() => newStack(copy, 'ruby')).toThrow('there already');
});
