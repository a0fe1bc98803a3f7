import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
};
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly dev?: boolean;
        readonly hasInstallScript?: boolean;
        readonly resolved?: string;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
};

describe('the package', () => {
  it('pins every version exactly', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('has no install script, nor has anything that users install with it', () => {
    const scripted = Object.entries(lock.packages).flatMap(([name, entry]) =>
      entry.dev !== true && entry.hasInstallScript === true ? [name] : [],
    );
    expect(scripted).toEqual([]);
    expect(['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => name in manifest.scripts)).toEqual([]);
  });

  it('locks every platform of what comes per platform, since npm ci refuses a lockfile that names only some', () => {
    const wanted = Object.entries(lock.packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).map((name) => [path, name] as const),
    );
    const missing = wanted.filter(
      ([path, name]) =>
        !(`node_modules/${name}` in lock.packages) && !(`${path}/node_modules/${name}` in lock.packages),
    );
    expect(missing).toEqual([]);
  });

  it('keeps download addresses out of the lockfile', () => {
    expect(Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  it('has no index file that Yeoman would take for a generator', () => {
    const folders = readdirSync(ROOT, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !['node_modules', 'dist'].includes(entry.name),
    );
    const taken = folders.flatMap(({ name }) =>
      ['ts', 'js', 'mjs', 'cjs', 'mts', 'cts'].map((ending) => `${name}/index.${ending}`),
    );
    expect(taken.filter((file) => existsSync(join(ROOT, file)))).toEqual([]);
    expect(
      readdirSync(join(ROOT, 'generators'), { withFileTypes: true })
        .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
        .toSorted(),
    ).toEqual(['app', 'defaults', 'new', 'retrofit', 'update']);
  });
});
