import { describe, expect, it } from 'vitest';
import {
  importsOf,
  mainPackages as programs,
  packagesOf,
  reachable,
  type Packages,
} from '../../../../src/stacks/go/scan/packages.ts';
import { packagesIn } from '../go-files.ts';

const mainPackages = (packages: Packages) => programs(packages).meant;
const MAIN = 'package main\n\nfunc main() {}\n';

describe('programs of a module', () => {
  it('are the folders with a main function, by the line of it', () => {
    const packages = packagesIn({
      'main.go': MAIN,
      'cmd/api/run.go': 'package main\n',
      'cmd/api/z.go': MAIN,
      'lib/a.go': 'package lib\n',
    });
    expect(mainPackages(packages)).toEqual([
      { value: './cmd/api', from: 'cmd/api/z.go:3' },
      { value: '.', from: 'main.go:3' },
    ]);
  });

  it.each([
    ['tests', 'cmd/a/main_test.go'],
    ['vendored code', 'vendor/x.example/y/main.go'],
    ['test data', 'testdata/main.go'],
    ['hidden folders', '_examples/main.go'],
    ['dot folders', '.tools/main.go'],
    ['other systems', 'main_windows.go'],
  ])('are not %s', (_about, path) => {
    expect(mainPackages(packagesIn({ [path]: MAIN }))).toEqual([]);
  });

  it('are not in a nested module', () => {
    expect(mainPackages(packagesIn({ 'tools/gen/main.go': MAIN }, ['tools']))).toEqual([]);
  });

  it('are not examples and tools, unless there is nothing else', () => {
    const both = packagesIn({
      'cmd/api/main.go': MAIN,
      'examples/basic/main.go': MAIN,
      'internal/tools/gen/main.go': MAIN,
    });
    expect(mainPackages(both).map((main) => main.value)).toEqual(['./cmd/api']);
    expect(mainPackages(packagesIn({ 'examples/basic/main.go': MAIN })).map((main) => main.value)).toEqual([
      './examples/basic',
    ]);
  });

  it('are those at the root and in cmd/, before any other', () => {
    const packages = packagesIn({ 'cmd/api/main.go': MAIN, 'docs/generate.go': MAIN, 'parser/dumper/main.go': MAIN });
    expect(mainPackages(packages).map((main) => main.value)).toEqual(['./cmd/api']);
    expect(programs(packages).all).toHaveLength(3);
    const apps = packagesIn({ 'apps/web/main.go': MAIN, 'apps/job/main.go': MAIN });
    expect(mainPackages(apps).map((main) => main.value)).toEqual(['./apps/job', './apps/web']);
  });

  it('cost one file of each folder that is none', () => {
    const read: string[] = [];
    const paths = ['lib/a.go', 'lib/b.go', 'lib/c.go', 'main.go', 'more.go'];
    const packages = packagesOf(paths, [], (path) => {
      read.push(path);
      return path.startsWith('lib') ? 'package lib\n' : MAIN;
    });
    programs(packages);
    expect(read).toEqual(['lib/a.go', 'main.go', 'more.go']);
  });

  it('are not in a comment', () => {
    expect(mainPackages(packagesIn({ 'a.go': 'package main\n/*\nfunc main() {}\n*/\n' }))).toEqual([]);
  });
});

it('a program is made of what it imports, round and round', () => {
  const packages = packagesIn({
    'cmd/a/main.go': 'package main\nimport "m.example/x/lib"\nfunc main() {}',
    'cmd/b/main.go': 'package main\nimport "m.example/x/other"\nfunc main() {}',
    'lib/lib.go': 'package lib\nimport (\n\t"fmt"\n\tdeep "m.example/x/lib/deep"\n)',
    'lib/deep/deep.go': 'package deep\nimport _ "m.example/x/lib"',
    'other/other.go': 'package other',
    'root.go': 'package root',
  });
  expect(reachable(packages, 'm.example/x', './cmd/a').map((file) => file.path)).toEqual([
    'cmd/a/main.go',
    'lib/lib.go',
    'lib/deep/deep.go',
  ]);
});

it('imports in every form', () => {
  const code = 'import "a"\nimport b "bb"\nimport _ `c`\nimport (\n\t"d"\n\t. "e"\n\tf "f/f"\n)\nvar x = "import"\n';
  expect(importsOf(code)).toEqual(['a', 'bb', 'c', 'd', 'e', 'f/f']);
});
