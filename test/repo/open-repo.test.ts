import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { LASTING, PASSING, type Memory } from '../../src/repo/memory.ts';
import { openRepo } from '../../src/repo/open-repo.ts';

let base: string;
let root: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'repo-')));
  root = join(base, 'repo');
  mkdirSync(root);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function put(path: string, contents: string | Uint8Array = ''): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), contents);
}

describe('files', () => {
  it('are sorted by code unit whatever the order of the file system', () => {
    for (const name of ['é', 'b/a', 'b-', 'B', 'a', 'Z', '_', 'b/B']) put(name);
    expect(openRepo(root).files()).toEqual(['B', 'Z', '_', 'a', 'b-', 'b/B', 'b/a', 'é']);
  });

  it('leave out what tools fill, but not an ordinary folder of the same name', () => {
    put('node_modules/x/index.js');
    put('.git/config');
    put('crate/Cargo.toml');
    put('crate/target/debug/x');
    put('internal/target/target.go');
    put('my-environment/pyvenv.cfg');
    put('my-environment/bin/python');
    put('.yarn/releases/yarn.cjs');
    expect(openRepo(root).files()).toEqual([
      '.yarn/releases/yarn.cjs',
      'crate/Cargo.toml',
      'internal/target/target.go',
    ]);
  });

  it('are still reachable by name below a folder that is left out', () => {
    put('node_modules/x/package.json', '{}');
    expect(openRepo(root).text('node_modules/x/package.json')).toBe('{}');
  });

  it('of a folder that is closed to us are passed over', () => {
    put('a');
    put('closed/b');
    chmodSync(join(root, 'closed'), 0);
    const seen = openRepo(root).files();
    chmodSync(join(root, 'closed'), 0o755);
    // Nothing is closed to root.
    expect(seen).toEqual(process.geteuid?.() === 0 ? ['a', 'closed/b'] : ['a']);
  });

  it('do not include pipes, and text of a pipe is absent instead of waiting for ever', () => {
    execFileSync('mkfifo', [join(root, 'package.json')]);
    expect(openRepo(root).files()).toEqual([]);
    expect(openRepo(root).text('package.json')).toBeNull();
  });
});

describe('symbolic links', () => {
  it('that leave the folder count as absent', () => {
    writeFileSync(join(base, 'secret'), 'x');
    symlinkSync(join(base, 'secret'), join(root, 'package.json'));
    symlinkSync('..', join(root, 'up'));
    const repo = openRepo(root);
    expect(repo.files()).toEqual([]);
    expect(repo.list('')).toEqual([]);
    expect([repo.has('package.json'), repo.text('package.json'), repo.stat('package.json')]).toEqual([
      false,
      null,
      null,
    ]);
    expect([repo.has('up/secret'), repo.list('up'), repo.sub('up').has('secret')]).toEqual([false, [], false]);
  });

  it('to a folder whose name begins like ours leave it too', () => {
    mkdirSync(join(base, 'repo-other'));
    writeFileSync(join(base, 'repo-other', 'a'), 'x');
    symlinkSync('../repo-other', join(root, 'link'));
    expect(openRepo(root).has('link/a')).toBe(false);
  });

  it('inside the folder are followed for files and named in the listing', () => {
    put('docker/Dockerfile', 'FROM scratch\n');
    symlinkSync('docker/Dockerfile', join(root, 'Dockerfile'));
    symlinkSync('docker', join(root, 'again'));
    const repo = openRepo(root);
    expect(repo.files()).toEqual(['Dockerfile', 'docker/Dockerfile']);
    expect(repo.text('Dockerfile')).toBe('FROM scratch\n');
    expect(repo.list('')).toEqual(['Dockerfile', 'again/', 'docker/']);
  });

  it('in a loop end', () => {
    symlinkSync('b', join(root, 'a'));
    symlinkSync('a', join(root, 'b'));
    symlinkSync('.', join(root, 'self'));
    put('x');
    const repo = openRepo(root);
    expect(repo.files()).toEqual(['x']);
    expect(repo.has('a')).toBe(false);
    expect(repo.has('self/self/self/x')).toBe(true);
  });

  it('leave a sub-folder when they lead elsewhere in the repo', () => {
    put('lock', '1');
    mkdirSync(join(root, 'apps/api'), { recursive: true });
    symlinkSync('../../lock', join(root, 'apps/api/lock'));
    const repo = openRepo(root);
    expect(repo.has('apps/api/lock')).toBe(true);
    expect(repo.sub('apps/api').has('lock')).toBe(false);
  });
});

describe('paths', () => {
  it.each(['/etc/passwd', '../x', 'a/../../x', 'a\0b', 'C:\\x', 'x'.repeat(5000)])('%j is absent', (path) => {
    writeFileSync(join(base, 'x'), '');
    expect(openRepo(root).has(path)).toBe(false);
    expect(openRepo(root).text(path)).toBeNull();
  });

  it('may be written with ./ and doubled slashes', () => {
    put('a/b', 'x');
    expect(openRepo(root).text('./a//b')).toBe('x');
  });

  it('through a file are absent', () => {
    put('a', 'x');
    expect(openRepo(root).has('a/b')).toBe(false);
  });
});

describe('sub', () => {
  it('sees the sub-folder only', () => {
    put('apps/api/package.json', '{}');
    put('package.json', 'root');
    const api = openRepo(root).sub('apps/api');
    expect(api.files()).toEqual(['package.json']);
    expect(api.text('package.json')).toBe('{}');
    expect(api.has('../../package.json')).toBe(false);
    expect(api.root).toBe(join(root, 'apps/api'));
  });

  it('of a folder that is not there is empty', () => {
    const none = openRepo(root).sub('nope');
    expect([none.files(), none.list(''), none.has('x'), none.text('x')]).toEqual([[], [], false, null]);
  });
});

describe('stat', () => {
  it('tells bytes and permission bits', () => {
    put('run.sh', 'é');
    chmodSync(join(root, 'run.sh'), 0o750);
    expect(openRepo(root).stat('run.sh')).toEqual({ size: 2, mode: 0o750 });
    expect(openRepo(root).stat('none')).toBeNull();
  });
});

describe('what is refused', () => {
  it('is a folder that is not there, or a file', () => {
    put('file');
    expect(() => openRepo(join(root, 'none'))).toThrow(UsageError);
    expect(() => openRepo(join(root, 'file'))).toThrow(/is a file, not a folder/);
  });

  it('is a manifest of 50 MB, by name; the same as source is absent', () => {
    put('package.json', Buffer.alloc(50_000_000, 32));
    const repo = openRepo(root);
    expect(() => repo.text('package.json')).toThrow('package.json has 50 MB: files of its kind are read up to 5 MB.');
    expect(repo.source('package.json')).toBeNull();
  });

  it('is no lock file of a large monorepo', () => {
    put('package-lock.json', Buffer.alloc(9_000_000, 32));
    expect(openRepo(root).text('package-lock.json')?.length).toBe(9_000_000);
  });
});

describe('files about as large as what they are read into', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072])('of %i bytes are read whole, and not mixed up', (size) => {
    put('one', 'x'.repeat(size));
    put('two', 'yz');
    const repo = openRepo(root);
    expect([repo.text('one')?.length, repo.text('two'), repo.text('one')]).toEqual([size, 'yz', 'x'.repeat(size)]);
  });
});

describe('a view that remembers little', () => {
  it('answers as one that remembers much, however often it starts over', () => {
    const folders = Array.from({ length: 2 * PASSING.folders }, (_, at) => `f${at}`);
    for (const folder of folders) put(`${folder}/a`, folder);
    const answers = (memory: Memory) => {
      const repo = openRepo(root, memory);
      const asked = () =>
        folders.flatMap((folder) => [
          repo.text(`${folder}/a`),
          repo.sub(folder).text('a'),
          repo.has(`${folder}/b`),
          repo.source('none'),
          ...repo.list(folder),
        ]);
      return [asked(), asked()];
    };
    expect(answers(PASSING)).toEqual(answers(LASTING));
    expect(answers({ paths: 1, texts: 1, folders: 1, views: 1 })).toEqual(answers(LASTING));
  });
});
