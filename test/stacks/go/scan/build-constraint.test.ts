import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtOnLinux, holds } from '../../../../src/stacks/go/scan/build-constraint.ts';

describe('a build constraint holds for a Linux image', () => {
  it.each([
    ['linux', true],
    ['!linux', false],
    ['windows', false],
    ['unix && !darwin', true],
    ['(windows || linux) && amd64', true],
    ['ignore', false],
    ['!ignore', true],
    ['tools || integration', false],
    ['go1.21', true],
    ['!(linux && cgo)', false],
    ['', true],
  ])('%s: %s', (expression, value) => {
    expect(holds(expression)).toBe(value);
  });

  it('is a yes or a no for anything', () => {
    const token = fc.constantFrom('&&', '||', '!', '(', ')', 'linux', 'x', ' ');
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
        expect(typeof holds(tokens.join(''))).toBe('boolean');
      }),
    );
  });
});

it.each([
  ['a.go', 'package a', true],
  ['a_windows.go', 'package a', false],
  ['a_darwin_arm64.go', 'package a', false],
  ['a_linux.go', 'package a', true],
  ['gen.go', '//go:build ignore\n\npackage main', false],
  ['gen.go', '// Copyright\n\n//go:build ignore\n\npackage main', false],
  ['a.go', 'package a\n\n//go:build ignore\n', true],
])('%s of %j is built: %s', (path, text, built) => {
  expect(builtOnLinux(path, text)).toBe(built);
});
