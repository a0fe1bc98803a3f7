import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discard, expected, readCase, restore } from '../case.ts';
import { HOSTILE, PAYLOAD } from '../hostile/cases.ts';
import { scratch, yo } from './yo.ts';

describe('yo, as an ordinary user', () => {
  it('lists the meant names and no other', () => {
    const { home, repo } = scratch();
    const { stdout } = yo(home, repo, '--generators');
    const names = stdout.split('\n').flatMap((line) => /^\s+(ironhull\S*|[a-z-]+)$/.exec(line)?.slice(1) ?? []);
    expect(stdout).toContain('ironhull');
    expect(
      names.filter((name) => name.startsWith('ironhull') || ['app', 'retrofit', 'update'].includes(name)).toSorted(),
    ).toEqual(['ironhull', 'retrofit', 'update']);
  });

  for (const name of ['ironhull', 'ironhull:retrofit']) {
    it(`yo ${name} --yes writes the same bytes`, () => {
      const fixture = readCase('node', 'express-npm');
      const { home, repo } = scratch();
      const restored = restore(fixture);
      cpSync(restored, repo, { recursive: true });
      discard(restored);
      const { status, stdout, stderr } = yo(home, repo, name, '--yes');
      expect(status, `${stdout}\n${stderr}`).toBe(0);
      expect(readFileSync(join(repo, 'Dockerfile'), 'utf8')).toBe(expected(fixture, 'Dockerfile'));
      expect(readFileSync(join(repo, '.dockerignore'), 'utf8')).toBe(expected(fixture, '.dockerignore'));
      expect(existsSync(join(repo, '.yo-rc.json'))).toBe(false);
    });
  }
});

/** Words that name a file or folder to our own bin; yo works in the folder that it stands in. */
const OWN_BIN_ONLY = new Set(['a folder that is not there']);

/** yo reads package.json itself before it starts a generator, and ends with 1 where it cannot. */
const YO_STOPS_FIRST = new Set(['broken JSON']);

describe('hostile input through yo, which adds lines of its own', () => {
  for (const one of HOSTILE.filter(({ name }) => !OWN_BIN_ONLY.has(name))) {
    it(one.name, () => {
      const { home, repo, outside } = scratch();
      one.make(repo, outside);
      const { status, stdout, stderr } = yo(home, repo, 'ironhull:retrofit', '--yes', ...one.words);
      const said = `${stdout}\n${stderr}`;
      expect(status, said).toBe(YO_STOPS_FIRST.has(one.name) ? 1 : one.exit);
      if (one.exit === 0) {
        const made = readFileSync(join(repo, 'Dockerfile'), 'utf8').split('\n');
        expect(made.filter((line) => line.includes(PAYLOAD) && !line.startsWith('#'))).toEqual([]);
      } else {
        if (!YO_STOPS_FIRST.has(one.name))
          expect(said).toMatch(new RegExp(one.says.source.replace(/^\^ironhull: /, ''), one.says.flags));
        expect(said).not.toMatch(/\n\s+at .*\.js:\d+/);
        expect([existsSync(join(repo, '.dockerignore')), existsSync(join(outside, 'state.json'))]).toEqual([
          false,
          false,
        ]);
      }
    });
  }
});
