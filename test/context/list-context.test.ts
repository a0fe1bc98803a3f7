import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ignoreFileFor } from '../../src/context/ignore-file.ts';
import { listContext } from '../../src/context/list-context.ts';
import { readPatterns } from '../../src/context/pattern.ts';
import { openRepo } from '../../src/repo/open-repo.ts';
import { inContext, readOracle } from './oracle-case.ts';
import type { OracleCase } from './oracle-case.ts';

const oracle = readOracle();

function sent(one: OracleCase): readonly string[] | null {
  return inContext(oracle, one, (folder) => {
    const file = ignoreFileFor(openRepo(folder), one.dockerfile ?? 'Dockerfile');
    try {
      return listContext(folder, file?.text ?? null).files.map(({ path }) => path);
    } catch (error) {
      expect(String(error)).toMatch(/\.dockerignore:\d+ /);
      return null;
    }
  });
}

describe('what real builds sent', () => {
  it('is known for at least 40 pattern sets', () => {
    expect(oracle.cases.length).toBeGreaterThanOrEqual(40);
    expect(new Set(oracle.cases.map(({ name }) => name)).size).toBe(oracle.cases.length);
  });

  it.each(oracle.cases.map((one) => [one.name, one] as const))('is what we list: %s', (_name, one) => {
    expect(sent(one)).toEqual(one.sends);
  });
});

describe('a listing', () => {
  let root: string;
  const put = (path: string, bytes: number): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), Buffer.alloc(bytes));
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'context-'));
    put('.git/objects/ab/cd', 1000);
    put('.git/HEAD', 20);
    put('node_modules/x/index.js', 500);
    put('src/app.js', 30);
    put('src/.env', 7);
    put('package.json', 3);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('sends everything, .git and node_modules too, when nothing keeps them out', () => {
    const { files, keptOut, size, total } = listContext(root, null);
    expect(files.map(({ path }) => path)).toEqual([
      '.git/HEAD',
      '.git/objects/ab/cd',
      'node_modules/x/index.js',
      'package.json',
      'src/.env',
      'src/app.js',
    ]);
    expect([keptOut, size, total]).toEqual([[], 1560, { files: 6, size: 1560 }]);
  });

  it('counts what is kept out, whole folders as one', () => {
    const listing = listContext(root, '*\n!package.json\n!src\n**/.env*\n');
    expect(listing.files).toEqual([
      { path: 'package.json', size: 3 },
      { path: 'src/app.js', size: 30 },
    ]);
    expect(listing.keptOut).toEqual([
      { path: '.git/', size: 1020, files: 2 },
      { path: 'node_modules/', size: 500, files: 1 },
      { path: 'src/.env', size: 7, files: 1 },
    ]);
    expect([listing.size, listing.total, listing.counted]).toEqual([33, { files: 6, size: 1560 }, true]);
  });

  it('has no pipes in it', () => {
    execFileSync('mkfifo', [join(root, 'pipe')]);
    expect(listContext(root, null).files.map(({ path }) => path)).not.toContain('pipe');
  });

  it('names the line that a builder refuses, in the file that holds it', () => {
    expect(() => listContext(root, '*\n!\n', 'api.Dockerfile.dockerignore')).toThrow(
      'api.Dockerfile.dockerignore:2 is a lone "!"',
    );
    expect(() => listContext(root, 'a['.padEnd(70_000, 'a'))).toThrow('.dockerignore:1 is longer than 64 KB');
  });

  it('keeps the order of files whatever the file system does', () => {
    for (const name of ['Z', 'é', 'a-', 'a/b', '_']) put(name, 1);
    const paths = listContext(root, '*\n!Z\n!é\n!a-\n!a\n!_').files.map(({ path }) => path);
    expect(paths).toEqual(['Z', '_', 'a-', 'a/b', 'é']);
  });

  it('is bounded in time for a folder of 5,000 files', () => {
    for (let folder = 0; folder < 10; folder += 1) {
      mkdirSync(join(root, `deep/${folder}`), { recursive: true });
      for (let file = 0; file < 500; file += 1) writeFileSync(join(root, `deep/${folder}/${file}`), '');
    }
    const start = process.cpuUsage();
    expect(listContext(root, '*\n!deep/*/7').files).toHaveLength(10);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});

describe('reading patterns', () => {
  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      '*',
      '**',
      '[',
      ']',
      '^',
      '-',
      '\\',
      '!',
      '#',
      '/',
      '.',
      'a',
      ' ',
      '\n',
      '\r',
      '?',
      '(',
      '$',
      '{',
      ':',
      '\u0085',
      '😀',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (letters) => {
        const { patterns } = readPatterns(letters.join(''));
        for (const { matches } of patterns) matches('a/b.js');
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['stars', `${'a*'.repeat(60)}b`],
    ['double stars', `${'**/'.repeat(60)}x`],
    ['double stars between names', '**/a'.repeat(60)],
    ['brackets', '[['.repeat(15_000)],
    ['a class that never ends', `[${'a-b'.repeat(15_000)}`],
    ['escapes', `${'\\b'.repeat(15_000)}a`],
    ['a long row of stars', `${'*?'.repeat(5000)}b`],
  ])('takes no time to speak of for lines made to take long: %s', (_name, line) => {
    const start = process.cpuUsage();
    const { patterns } = readPatterns(line);
    for (const path of ['a'.repeat(255), 'a/'.repeat(300), `${'a/'.repeat(300)}c`])
      for (const { matches } of patterns) expect(matches(path)).toBe(false);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(2000);
  });

  it('takes a plain path for itself and nothing else', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_@+~-][A-Za-z0-9_.@+~-]{0,8}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, path, (one, other) => {
        const [pattern] = readPatterns(one).patterns;
        expect(pattern?.matches(one)).toBe(true);
        expect(pattern?.matches(other)).toBe(one === other);
      }),
    );
  });
});
