import { array, assert, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logicalLines, readRequirements } from '../../../src/stacks/python/detect/requirements.ts';
import { repoOf } from '../repo-of.ts';
import { facts } from './python-files.ts';

const read = (text: string, files: Readonly<Record<string, string>> = {}) =>
  readRequirements(repoOf({ 'requirements.txt': text, ...files }));
const HASH = `--hash=sha256:${'a'.repeat(64)}`;

describe('what counts as locked', () => {
  it.each([
    ['a==1.0\nb==2.0\n', 'pinned'],
    [`a==1.0 ${HASH}\nb==2.0 \\\n    ${HASH} \\\n    ${HASH}\n`, 'hashed'],
    [`a==1.0 ${HASH}\nb==2.0\n`, 'pinned'],
    ['a[x,y]==1.0 ; python_version < "3.14"\n', 'pinned'],
    ['a === 1.0+local.1\n', 'pinned'],
    [`a @ https://files.example/a-1.0.whl#sha256=${'a'.repeat(64)}\n`, 'hashed'],
    ['a @ https://files.example/a-1.0.whl\n', 'none'],
    ['a==1.*\n', 'none'],
    ['a>=1.0\n', 'none'],
    ['a\n', 'none'],
    ['a==1.0,<2\n', 'none'],
    ['git+https://git.example/a@v1\n', 'none'],
    ['# nothing\n', 'hashed'],
  ])('%s', (text, lock) => {
    expect(read(text)?.lock).toBe(lock);
  });

  it('reads included files, and names the line that is loose', () => {
    const found = read('-r base/more.txt\na==1.0\n', {
      'base/more.txt': '-c limits.txt\n# why\nb>2 # soon\n',
      'base/limits.txt': 'c==3\n',
    });
    expect(found).toMatchObject({
      files: ['requirements.txt', 'base/more.txt', 'base/limits.txt'],
      lock: 'none',
      loose: { value: 'b>2', from: 'base/more.txt:3' },
    });
  });

  it('ends where files include each other', () => {
    expect(read('-r b.txt\n', { 'b.txt': '-r requirements.txt\na==1\n' })?.files).toEqual([
      'requirements.txt',
      'b.txt',
    ]);
  });

  it('sees packages that exist as source only', () => {
    expect(read('--no-binary docopt,Other_One\ndocopt==0.6.2\nother.one==1\na==1\n')?.packages).toEqual([
      { name: 'docopt', version: '0.6.2', sourceOnly: true },
      { name: 'other-one', version: '1', sourceOnly: true },
      { name: 'a', version: '1', sourceOnly: false },
    ]);
  });
});

describe('what stops the run', () => {
  it.each([
    ['flask>=3\n', 'no-lockfile', 'requirements.txt:1', 'unlocked'],
    ['a==1\n-e .\n', 'local-requirement', 'requirements.txt:2', undefined],
    ['a==1\n./libs/b\n', 'local-requirement', 'requirements.txt:2', undefined],
    ['-i https://me:hunter2@pypi.acme.example/simple\nuvicorn==1\n', 'login-in-file', 'requirements.txt:1', undefined],
  ])('%s', (text, name, from, liftedBy) => {
    const [blocker] = facts({ 'requirements.txt': text }).blockers;
    expect(blocker).toMatchObject({ name, from });
    expect(blocker?.liftedBy).toBe(liftedBy);
    expect(JSON.stringify(blocker)).not.toContain('hunter2');
  });
});

it('never loses or invents a requirement, whatever the lines are', () => {
  assert(
    property(array(stringMatching(/^[ -~]{0,30}$/), { maxLength: 12 }), (lines) => {
      const found = logicalLines('r.txt', lines.join('\n'));
      expect(found.length).toBeLessThanOrEqual(lines.length);
      for (const { value } of found) expect(value).toBe(value.trim());
      for (const { value } of found) expect(value).not.toContain('\n');
    }),
  );
});

it('reads any text at all without failing', () => {
  const repo = (text: string) => ({ has: (path: string) => path === 'requirements.txt', text: () => text }) as never;
  assert(
    property(string(), (text) => {
      expect(readRequirements(repo(text))?.files[0]).toBe('requirements.txt');
    }),
  );
});
