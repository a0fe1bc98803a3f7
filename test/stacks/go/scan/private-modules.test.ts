import { describe, expect, it } from 'vitest';
import { readGoMod } from '../../../../src/stacks/go/scan/go-mod.ts';
import { findPrivateModules, matches } from '../../../../src/stacks/go/scan/private-modules.ts';

const requires = (...paths: readonly string[]) =>
  readGoMod('go.mod', `module x\nrequire (\n${paths.map((path) => `\t${path} v1.0.0`).join('\n')}\n)\n`).requires;
const GREETING = requires('git.acme.example/greeting', 'github.com/google/uuid');

describe('private modules', () => {
  it.each([
    ['.github/workflows/ci.yml', 'env:\n  GOPRIVATE: git.acme.example/*\n', 'git.acme.example/*', ':2'],
    ['Makefile', 'export GOPRIVATE := git.acme.example\n', 'git.acme.example', ':1'],
    ['Makefile', 'export GOPRIVATE ?= git.acme.example,other.example\n', 'git.acme.example,other.example', ':1'],
    ['.envrc', 'export GOPRIVATE="git.acme.example/*"\n', 'git.acme.example/*', ':1'],
    ['Dockerfile', 'FROM golang\nENV GOPRIVATE=git.acme.example\n', 'git.acme.example', ':2'],
    ['README.md', 'Set `GONOSUMDB=git.acme.example` first.\n', 'git.acme.example', ':1'],
  ])('are those that %s names in %j', (path, text, patterns, line) => {
    expect(findPrivateModules([{ path, text }], 'github.com/acme/x', GREETING)).toEqual({
      patterns,
      hosts: ['git.acme.example'],
      from: `${path}${line}`,
      ssh: null,
    });
  });

  it('are those on the host of the module itself', () => {
    expect(findPrivateModules([], 'git.acme.example/gangway', GREETING)).toEqual({
      patterns: 'git.acme.example',
      hosts: ['git.acme.example'],
      from: 'go.mod:3',
      ssh: null,
    });
  });

  it.each([
    ['the host is a public forge', 'github.com/acme/x', requires('github.com/acme/y')],
    ['the module is named by no host', 'x', requires('golang.org/x/sys')],
    ['nothing on that host is required', 'git.acme.example/gangway', requires('golang.org/x/sys')],
  ])('are none when %s', (_about, module, list) => {
    expect(findPrivateModules([], module, list)).toBeNull();
  });

  it('are none when what is private is not required', () => {
    const texts = [{ path: 'Makefile', text: 'GOPRIVATE=other.example\n' }];
    expect(findPrivateModules(texts, 'git.acme.example/x', GREETING)).toBeNull();
  });

  it('go over ssh where the repo sends git that way', () => {
    const text = 'git config --global url."ssh://git@git.acme.example/".insteadOf https://git.acme.example/\n';
    const found = findPrivateModules([{ path: 'Makefile', text }], 'git.acme.example/x', GREETING);
    expect(found?.ssh?.from).toBe('Makefile:1');
  });
});

it.each([
  ['git.acme.example', 'git.acme.example/a/b', true],
  ['git.acme.example/*', 'git.acme.example/a/b', true],
  ['git.acme.example/a', 'git.acme.example/ab', false],
  ['*.acme.example', 'git.acme.example/a', true],
  ['*.acme.example', 'acme.example/a', false],
  ['github.com/acme/*', 'github.com/acme/x', true],
  ['github.com/acme/*', 'github.com/acme', false],
  ['a.example,b.example', 'b.example/x', true],
  ['a.b', 'axb/x', false],
  ['', 'a', false],
])('%s covers %s: %s', (patterns, path, covered) => {
  expect(matches(patterns, path)).toBe(covered);
});
