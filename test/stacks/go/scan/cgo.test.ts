import { describe, expect, it } from 'vitest';
import { findCgo } from '../../../../src/stacks/go/scan/cgo.ts';
import { readGoMod } from '../../../../src/stacks/go/scan/go-mod.ts';
import { goFiles, mainFile } from '../go-files.ts';

const requires = (lines: string) => readGoMod('go.mod', `module x\nrequire (\n${lines}\n)\n`).requires;

describe('C is needed', () => {
  it('by an import of our own', () => {
    const files = goFiles({ 'wave/wave.go': 'package wave\n\n/*\n#cgo LDFLAGS: -lm -lpthread\n*/\nimport "C"\n' });
    expect(findCgo(files, [], ['wave/wave.c'])).toEqual({
      why: { value: 'import "C"', from: 'wave/wave.go:6' },
      libraries: [],
      cplusplus: false,
    });
  });

  it('by a module that wraps C and is imported', () => {
    const files = mainFile('import _ "github.com/mattn/go-sqlite3"');
    expect(findCgo(files, requires('github.com/mattn/go-sqlite3 v1.14.32'), [])?.why).toEqual({
      value: 'github.com/mattn/go-sqlite3',
      from: 'go.mod:3',
    });
    expect(findCgo(mainFile(''), requires('github.com/mattn/go-sqlite3 v1.14.32 // indirect'), [])).not.toBeNull();
  });

  it('and C++ where its sources lie beside', () => {
    const files = goFiles({ 'a/a.go': 'package a\nimport "C"\n' });
    expect(findCgo(files, [], ['a/a.cc'])?.cplusplus).toBe(true);
    expect(findCgo(files, [], ['b/b.cc'])?.cplusplus).toBe(false);
  });

  it.each([
    ['-L/opt/lib -lmagic -lm', ['magic']],
    ['-lz -lvips', ['z', 'vips']],
    ['-lstdc++ -ldl', []],
  ])('with the libraries of LDFLAGS %s', (flags, names) => {
    const files = goFiles({ 'a.go': `package main\n\n// #cgo linux LDFLAGS: ${flags}\nimport "C"\n` });
    expect(findCgo(files, [], [])?.libraries.map(({ value }) => value)).toEqual(names);
  });

  it('with those of pkg-config', () => {
    const files = goFiles({ 'a.go': 'package main\n\n/*\n#cgo pkg-config: --static libpng\n*/\nimport "C"\n' });
    expect(findCgo(files, [], [])?.libraries).toEqual([{ value: 'libpng', from: 'a.go:4' }]);
  });
});

it.each([
  ['import "fmt"', ''],
  ['// import "C"', ''],
  ['import "fmt"', 'github.com/mattn/go-sqlite3 v1.14.32'],
  ['import "modernc.org/sqlite"', 'modernc.org/sqlite v1.40.0'],
])('C is not needed by %s with %s', (text, lines) => {
  expect(findCgo(mainFile(text), requires(lines), [])).toBeNull();
});
