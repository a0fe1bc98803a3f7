import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { declaredPackages } from '../../src/verify/declared.ts';
import { packagesIn, withDependencies } from '../../src/verify/os-packages.ts';

it('reads what a file says of each package that it installs', () => {
  const text = `FROM debian
# jq: reads settings; gosu: not here
# ca: asked by nobody
RUN apt-get update && \\
    apt-get install --yes --no-install-recommends jq curl && \\
    rm -rf /var/lib/apt/lists/*
# gm: a comment of another line

RUN apk add --no-cache gm
# tree: shown
RUN echo tree
`;
  expect(declaredPackages(text)).toEqual(['jq']);
});

it('knows the packages that a takeover keeps', () => {
  const path = join(import.meta.dirname, '../takeover/fixtures/gosu-packages/expected/Dockerfile');
  expect(declaredPackages(readFileSync(path, 'utf8'))).toContain('jq');
});

it.each([
  [
    'dpkg',
    'Package: jq\nDepends: libc6 (>= 2.34), libjq1 (= 1.7.1-6) | libjq0\n\nPackage: libjq1\nPre-Depends: regex:any\n\nPackage: libonig5\nProvides: regex (= 6)\n\nPackage: tree\n',
  ],
  [
    'apk',
    'P:jq\nD:so:libjq.so.1 libjq0\n\nP:libjq1\nD:regex>=6 libc6\np:so:libjq.so.1=1.0\n\nP:libonig5\np:regex=6\n\nP:tree\n',
  ],
])('takes along what packages depend on: %s', (_, database) => {
  const all = withDependencies(['jq'], packagesIn(database));
  expect([...all]).toEqual(expect.arrayContaining(['jq', 'libjq1', 'libonig5', 'libc6']));
  expect(all.has('tree')).toBe(false);
});

it('takes a package by its own name before one that provides it', () => {
  const packages = packagesIn('Package: a\nDepends: mta\n\nPackage: mta\n\nPackage: other\nProvides: mta\n');
  expect([...withDependencies(['a'], packages)]).toEqual(['a', 'mta']);
});
