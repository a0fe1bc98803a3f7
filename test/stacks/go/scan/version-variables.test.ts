import { describe, expect, it } from 'vitest';
import { findVersionVariables } from '../../../../src/stacks/go/scan/version-variables.ts';
import { goFiles } from '../go-files.ts';

const files = goFiles({
  'main.go':
    'package main\n\nvar (\n\tversion = "dev"\n\tcommit  string\n\tnumber  = 7\n)\nvar date string\nconst name = "x"\n',
  'internal/build/build.go': 'package build\n\nvar Version = "dev"\n',
});
const find = (path: string, text: string) => findVersionVariables([{ path, text }], files, 'm.example/x');

describe('variables that the linker sets', () => {
  it('are those of the repo’s own -X flags that the code declares', () => {
    const text =
      'LDFLAGS = -s -w -X main.version=$(V) -X "main.commit=$(C)" -X \'main.date=$(D)\' -X main.nowhere=1 -X=m.example/x/internal/build.Version=$(V)\n';
    expect(find('Makefile', text)).toEqual([
      { value: { name: 'main.version', argument: 'VERSION' }, from: 'Makefile:1' },
      { value: { name: 'main.commit', argument: 'REVISION' }, from: 'Makefile:1' },
      { value: { name: 'main.date', argument: 'CREATED' }, from: 'Makefile:1' },
      { value: { name: 'm.example/x/internal/build.Version', argument: 'VERSION' }, from: 'Makefile:1' },
    ]);
  });

  it('are goreleaser’s three where its file says nothing else', () => {
    expect(find('.goreleaser.yaml', 'builds:\n  - main: .\n').map(({ value }) => value.name)).toEqual([
      'main.version',
      'main.commit',
      'main.date',
    ]);
    expect(find('.goreleaser.yaml', 'builds:\n  - ldflags: -s -w\n')).toEqual([]);
  });

  it.each([
    ['a name that says nothing of a version', '-X main.name=x'],
    ['a package that does not declare it', '-X m.example/x/other.Version=1'],
    ['nothing', 'go build ./...'],
  ])('are not %s', (_about, text) => {
    expect(find('Makefile', text)).toEqual([]);
  });
});
