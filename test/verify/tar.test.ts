import { describe, expect, it } from 'vitest';
import { tarEntries } from '../../src/verify/tar.ts';
import { tarFile } from './tar-file.ts';

describe('tarEntries', () => {
  it('reads owners, modes and places of contents', () => {
    const bytes = tarFile([
      { path: './app/', type: '5', mode: 0o755 },
      { path: 'app/run', content: 'hello', mode: 0o4755, uid: 7, gid: 8 },
    ]);
    const [folder, file] = [...tarEntries(bytes)];
    expect(folder).toMatchObject({ path: 'app', kind: 'folder', mode: 0o755 });
    expect(file).toMatchObject({ path: 'app/run', kind: 'file', mode: 0o4755, uid: 7, gid: 8, size: 5 });
    expect(bytes.toString('utf8', file?.offset, (file?.offset ?? 0) + 5)).toBe('hello');
  });

  it('takes long names and file capabilities from pax records, for one member only', () => {
    const long = `app/${'x'.repeat(150)}`;
    const entries = [
      ...tarEntries(
        tarFile([{ path: 'short', pax: { path: long, 'SCHILY.xattr.security.capability': 'x' } }, { path: 'next' }]),
      ),
    ];
    expect(entries.map(({ path, capability }) => [path, capability])).toEqual([
      [long, true],
      ['next', false],
    ]);
  });

  it('reads GNU long names and links', () => {
    const entries = [
      ...tarEntries(
        tarFile([
          { path: '././@LongLink', type: 'L', content: 'a/b\0' },
          { path: 'a', type: '2', target: 'c' },
        ]),
      ),
    ];
    expect(entries).toMatchObject([{ path: 'a/b', kind: 'symlink', target: 'c' }]);
  });

  it('ends at a broken archive instead of running on', () => {
    expect([...tarEntries(Buffer.alloc(100))]).toEqual([]);
  });
});
