import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { evidenceOf, folderShown } from '../../src/cli/dialog/several-services.ts';
import { detect } from '../../src/generate.ts';
import { openRepo } from '../../src/repo/open-repo.ts';
import { discard } from '../case.ts';
import { expectedList, mixed, mixedCase, mixedCases } from './mixed-case.ts';

const made: string[] = [];
afterAll(() => made.forEach(discard));

function repoOf(name: string): string {
  const target = mixed(mixedCase(name));
  made.push(target);
  return target;
}

describe('a repository of several services', () => {
  for (const { name, about } of mixedCases())
    it(`${name}: ${about}`, () => {
      const services = detect(openRepo(repoOf(name)), {}, []);
      const list = services.map((service) => `${folderShown(service.path)}: ${evidenceOf(service)}\n`).join('');
      if (process.env['UPDATE'] === '1') {
        mkdirSync(dirname(expectedList(name)), { recursive: true });
        writeFileSync(expectedList(name), list);
      }
      expect(list).toBe(readFileSync(expectedList(name), 'utf8'));
    });

  it('reads no further than what is named', () => {
    const target = repoOf('spring-vite');
    writeFileSync(`${target}/frontend/package.json`, '{ nonsense');
    expect(detect(openRepo(target), {}, ['.']).map(({ path }) => path)).toEqual(['']);
    expect(detect(openRepo(target), {}, []).map(({ path }) => path)).toEqual(['']);
  });

  it('tells what is wrong where nothing could be read', () => {
    const target = repoOf('side-by-side');
    for (const path of ['services/api/pyproject.toml', 'services/sweep/go.mod', 'web/package.json'])
      writeFileSync(`${target}/${path}`, '<nonsense');
    expect(() => detect(openRepo(target), {}, [])).toThrow(/pyproject\.toml/);
  });
});
