import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweep } from './bring-up/sweep.ts';
import { weighIn, WEIGHINGS } from './bring-up/weight.ts';

describe('the weight of builds', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ironhull-weight-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

  /** A control file system of this kind, and a kernel without it before. */
  function kernel(file: string): typeof WEIGHINGS {
    return WEIGHINGS.map((weighing) => {
      const root = join(folder, weighing.file);
      if (weighing.file === file) {
        mkdirSync(root);
        writeFileSync(join(root, weighing.mark), '');
      }
      return { ...weighing, root };
    });
  }

  it.each([
    ['cpu.shares', '8192', '20480'],
    ['cpu.weight', '800', '2000'],
  ])('is many times that of a process by %s', async (file, build, container) => {
    expect(await weighIn(4711, kernel(file))).toBe('builds and containers weigh as 8, 8, 20 processes');
    expect(read(`${file}/buildkit/${file}`)).toBe(build);
    expect(read(`${file}/docker/${file}`)).toBe(container);
    expect(read(`${file}/ironhull-lab/cgroup.procs`)).toBe('4711');
  });

  it('is told where the kernel weighs no groups', async () =>
    expect(await weighIn(4711, kernel('none'))).toBe('builds weigh what the kernel gives them, it weighs no groups'));
});

it('what a killed run left is swept, and nothing else', async () => {
  const asked: string[] = [];
  const found = await sweep(async (...args) => {
    asked.push(args.join(' '));
    if (args[0] === 'ps') return 'c1\nc2\n';
    if (args[1] !== 'ls') return '';
    return args[0] === 'network'
      ? 'bridge\nironhull-verify-0123456789\nironhull-verify-mine\n'
      : '<none>:<none>\nironhull-verify-0123456789:0\nnode:24\n';
  });
  expect(found).toBe(4);
  expect(asked.filter((line) => !/^ps| ls /.test(line))).toEqual([
    'rm --force --volumes c1 c2',
    'network rm ironhull-verify-0123456789',
    'image rm --force ironhull-verify-0123456789:0',
  ]);
});
