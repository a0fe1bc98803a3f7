import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../../src/errors.ts';
import { readGoMod, readGoWork } from '../../../../src/stacks/go/scan/go-mod.ts';

const TEXT = `// Copyright
module "git.acme.example/till" // the till

go 1.26.0
toolchain go1.26.8-custom

require github.com/one/one v1.0.0
require (
	github.com/two/two/v2 v2.1.0 // indirect
	\`github.com/three/three\` v0.0.0-20260101000000-abcdefabcdef

	// a comment alone
)
replace github.com/one/one => ../one
replace (
	github.com/two/two/v2 v2.1.0 => ./forks/two
	github.com/three/three => github.com/four/four v1.2.3
)
exclude github.com/five/five v1.0.0
retract [v0.1.0, v0.2.0]
tool golang.org/x/tools/cmd/stringer
`;

describe('go.mod', () => {
  it('gives module, versions, requirements and replacements with their lines', () => {
    const mod = readGoMod('go.mod', TEXT);
    expect(mod.module).toEqual({ value: 'git.acme.example/till', from: 'go.mod:2' });
    expect(mod.go).toEqual({ value: '1.26.0', from: 'go.mod:4' });
    expect(mod.toolchain).toEqual({ value: '1.26.8', from: 'go.mod:5' });
    expect(mod.requires).toEqual([
      { value: { path: 'github.com/one/one', version: 'v1.0.0', indirect: false }, from: 'go.mod:7' },
      { value: { path: 'github.com/two/two/v2', version: 'v2.1.0', indirect: true }, from: 'go.mod:9' },
      {
        value: { path: 'github.com/three/three', version: 'v0.0.0-20260101000000-abcdefabcdef', indirect: false },
        from: 'go.mod:10',
      },
    ]);
    expect(mod.replaces.map(({ value }) => value)).toEqual([
      { path: 'github.com/one/one', target: '../one' },
      { path: 'github.com/two/two/v2', target: './forks/two' },
      { path: 'github.com/three/three', target: 'github.com/four/four' },
    ]);
  });

  it.each([
    ['go 1.26\n', /^go\.mod has no module line/],
    ['module x\n\nrequire (\n\ta v1\n', /^go\.mod:3: the block "require \(" is never closed/],
    ['module "x\n', /^go\.mod:1: a quote is never closed/],
  ])('refuses %j by file and line', (text, message) => {
    expect(() => readGoMod('go.mod', text)).toThrow(message);
    expect(() => readGoMod('go.mod', text)).toThrow(UsageError);
  });

  it('reads anything, or refuses it as a usage error', () => {
    const piece = fc.constantFrom(
      'module ',
      'require ',
      '(',
      ')',
      '\n',
      '"',
      '`',
      '//',
      ' ',
      'a/b',
      'v1.0.0',
      '=>',
      'go 1.26',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          try {
            readGoMod('go.mod', text);
          } catch (error) {
            expect(error).toBeInstanceOf(UsageError);
          }
        },
      ),
    );
  });
});

it('go.work gives the folders that it joins', () => {
  const folders = readGoWork('go.work', 'go 1.26\nuse .\nuse (\n\t./lib\n\t"./api" // ours\n)\n');
  expect(folders.map(({ value, from }) => [value, from])).toEqual([
    ['.', 'go.work:2'],
    ['./lib', 'go.work:4'],
    ['./api', 'go.work:5'],
  ]);
});
