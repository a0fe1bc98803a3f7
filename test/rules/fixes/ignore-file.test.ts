import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/missing-dockerignore.ts';
import type { Places } from '../../../src/model/project.ts';
import type { Around } from '../rule-table.ts';
import { firstFix } from './fix-table.ts';
import { projectWith } from './project-with.ts';

const places = (context: string): Places => ({ context, newIgnoreFile: 'api/.dockerignore', passSecret: () => null });
const HERE = places('');

/** What the fix writes, and where. */
function written(text: string, around: Around) {
  const fix = firstFix(rule, text, around);
  expect(fix).toMatchObject({ safe: false, edits: [] });
  return { title: fix?.title, files: fix?.files };
}

const at = (start: number, text: string) => [{ range: { start, end: start }, text }];

describe('a new ignore file', () => {
  const context = { files: ['x'] };

  it('leaves out what no build needs where nothing is known of the program', () => {
    const text = [
      ...['.git', '.env', '.env.*'].map((name) => `**/${name}`),
      '!**/.env.example',
      ...['.aws', '.ssh', '.netrc', '*.pem', '*.key', 'id_rsa*'].map((name) => `**/${name}`),
      ...['node_modules', '__pycache__', '.venv', 'coverage', '*.log'].map((name) => `**/${name}`),
    ].join('\n');
    expect(written('FROM a\nCOPY . .', { context, places: HERE })).toEqual({
      title: 'write api/.dockerignore',
      files: [{ path: 'api/.dockerignore', edits: at(0, `${text}\n`) }],
    });
  });

  it('lets in what the program needs and every path that some stage copies', () => {
    const project = projectWith({ ignoreText: (further) => further.join(' ') });
    const text = [
      'FROM a AS deps\nCOPY ./package.json /package-lock.json ./\nADD docs/ /docs/\nCOPY --from=b /x /y',
      'FROM b\nCOPY . .\nCOPY * /all/\nCOPY *.js src/*.ts a..b.c_d ../up $X "with space" .hidden {a} /z/\nWORKDIR /work',
    ].join('\n');
    expect(written(text, { context, places: HERE, project }).files).toEqual([
      {
        path: 'api/.dockerignore',
        edits: at(0, 'package.json package-lock.json docs *.js src/*.ts a..b.c_d'),
      },
    ]);
  });

  it('is not written outside of mending', () => {
    expect(firstFix(rule, 'FROM a\nCOPY . .', { context })).toBeNull();
  });
});

describe('an ignore file that forgot something', () => {
  const gaps = (ignoreText: string, files: readonly string[] = ['.git']) => ({
    context: { files, ignoreFile: '.dockerignore', ignoreText },
  });

  it.each([
    ['', '.git\n'],
    ['dist\n', '.git\n'],
    ['dist', '\n.git\n'],
    ['\ndist', '\n.git\n'],
  ])('%j gets another line', (text, added) => {
    expect(written('FROM a\nCOPY . .', { ...gaps(text), places: HERE })).toEqual({
      title: 'leave them out in .dockerignore',
      files: [{ path: '.dockerignore', edits: at(text.length, added) }],
    });
  });

  it('leaves out in every folder what may lie in every folder', () => {
    const files = ['.git', '.env', '.aws', 'node_modules', '.venv', 'venv', '__pycache__', 'terraform.tfstate'];
    expect(written('FROM a\nCOPY . .', { ...gaps('', files), places: HERE }).files?.[0]?.edits).toEqual(
      at(0, '.git\n**/.env\n.aws\n**/node_modules\n**/.venv\nvenv\n**/__pycache__\nterraform.tfstate\n'),
    );
  });

  it('stands in the folder that is sent', () => {
    expect(written('FROM a\nCOPY . .', { ...gaps(''), places: places('api') })).toMatchObject({
      title: 'leave them out in api/.dockerignore',
      files: [{ path: 'api/.dockerignore' }],
    });
  });

  it('is left alone outside of mending', () => {
    expect(firstFix(rule, 'FROM a\nCOPY . .', gaps(''))).toBeNull();
  });
});
