import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/images/index.ts';
import type { Answers } from '../../../src/model/answers.ts';
import { detect } from '../../../src/stacks/go/detect.ts';
import { repoOf } from '../repo-of.ts';

const MAIN = 'package main\n\nimport "net/http"\n\nfunc main() { http.ListenAndServe(":4810", nil) }\n';

function facts(files: Readonly<Record<string, string>>, given: Answers = {}) {
  const found = detect(
    repoOf({ 'go.mod': 'module till.example/till\n\ngo 1.26\n', 'main.go': MAIN, ...files }),
    catalogue,
    given,
  );
  if (found === null) throw new Error('not detected');
  return found;
}

it('a folder without go.mod is not of this stack', () => {
  expect(detect(repoOf({ 'main.go': MAIN }), catalogue, {})).toBeNull();
});

it('a plain service', () => {
  expect(facts({})).toMatchObject({
    name: { value: 'till', from: 'go.mod:1' },
    shape: 'binary',
    entries: [{ value: '.', from: 'main.go:5' }],
    port: { value: 4810, from: 'main.go:5' },
    blockers: [],
    conflicts: [],
    secrets: [],
    details: { install: 'none', cgo: null },
  });
});

describe('the name', () => {
  it.each([
    ['module github.com/Acme/Orders_API/v3', 'orders_api'],
    ['module git.acme.example/greeting.git', 'greeting'],
    ['module till', 'till'],
  ])('%s: %s', (line, name) => {
    expect(facts({ 'go.mod': `${line}\n` }).name.value).toBe(name);
  });

  it('is the chosen program’s where there are several', () => {
    const files = { 'cmd/sweep/main.go': MAIN };
    expect(facts(files).name.value).toBe('till');
    expect(facts(files, { entry: 'cmd/sweep' }).name).toEqual({ value: 'sweep', from: 'cmd/sweep/main.go:5' });
  });
});

describe('the version', () => {
  it.each([
    ['go 1.26', {}, '1.26', 'go.mod:2'],
    ['go 1.22', {}, '1.27', 'go.mod:2'],
    ['go 1.26\ntoolchain go1.27.1', {}, '1.27', 'go.mod:3'],
    ['go 1.26', { '.go-version': '1.27.1\n' }, '1.27', '.go-version:1'],
    ['go 1.26', { '.tool-versions': 'nodejs 24\ngolang 1.27.1\n' }, '1.27', '.tool-versions:2'],
    ['go 1.26', { 'mise.toml': '[tools]\ngo = "1.27"\n' }, '1.27', 'mise.toml:2'],
    ['go 1.27', { '.go-version': '1.26.3\n' }, '1.27', 'go.mod:2'],
  ])('%j with %j is %s', (lines, files, cycle, from) => {
    const { runtime } = facts({ 'go.mod': `module x\n${lines}\n`, ...files });
    expect([runtime.cycle, runtime.wanted?.from]).toEqual([cycle, from]);
  });

  it('that is ordered goes before every file, and the others are named', () => {
    const { runtime, conflicts } = facts({ '.go-version': '1.26.8\n' }, { runtime: '1.27' });
    expect(runtime.cycle).toBe('1.27');
    expect(conflicts).toEqual([
      {
        about: 'Go version',
        taken: { value: '1.27', from: '--runtime' },
        others: [{ value: '1.26.8', from: '.go-version:1' }],
        why: 'an order goes before every file',
      },
    ]);
  });
});

describe('several programs', () => {
  const files = { 'cmd/a/main.go': MAIN.replace('4810', '4811'), 'cmd/b/main.go': MAIN.replace('4810', '4812') };

  it('leave what only one of them could say open', () => {
    const found = facts({ ...files, 'main.go': 'package lib\n' });
    expect(found.entries.map((entry) => entry.value)).toEqual(['./cmd/a', './cmd/b']);
    expect([found.port, found.health, found.shape]).toEqual([null, null, 'binary']);
  });

  it('may be one that nobody would have guessed', () => {
    const found = facts({ ...files, 'tools/sweep/main.go': MAIN }, { entry: 'tools/sweep' });
    expect([found.name.value, found.entries.map((entry) => entry.value)]).toEqual([
      'sweep',
      ['./cmd/a', './cmd/b', '.', './tools/sweep'],
    ]);
  });

  it.each(['cmd/b', './cmd/b', './cmd/b/'])('are read by the one that is chosen: %s', (entry) => {
    expect(facts(files, { entry }).port?.value).toBe(4812);
  });
});

describe('dependencies', () => {
  const mod = 'module till.example/till\n\nrequire github.com/google/uuid v1.6.0\n';

  it('are downloaded by what the lock says', () => {
    const { details, secrets } = facts({ 'go.mod': mod, 'go.sum': 'x' });
    expect(details.install).toBe('modules');
    expect(details.manifests).toEqual([{ folder: '', files: ['go.mod', 'go.sum'] }]);
    expect(secrets.map((secret) => secret.kind)).toEqual(['netrc', 'ca']);
    expect(secrets.some((secret) => secret.needed)).toBe(false);
  });

  it('that are vendored need neither network nor login', () => {
    const { details, secrets, blockers } = facts({ 'go.mod': mod, 'vendor/modules.txt': '' });
    expect([details.install, secrets, blockers.map((one) => one.name)]).toEqual(['vendor', [], []]);
  });

  it('that lie in the same repo are no download', () => {
    const local = 'module x\nrequire y.example/lib v0.0.0\nreplace y.example/lib => ./lib\n';
    const { details, blockers } = facts({
      'go.mod': local,
      'lib/go.mod': 'module y.example/lib\n',
      'go.work': 'use (\n\t.\n\t./lib\n)\n',
    });
    expect([details.install, blockers]).toEqual(['none', []]);
    expect(details.manifests).toEqual([
      { folder: '', files: ['go.mod', 'go.work'] },
      { folder: 'lib', files: ['lib/go.mod'] },
    ]);
  });

  it('on the module’s own host are proposed to need a login', () => {
    const text = mod.replace('github.com/google', 'till.example');
    const { secrets, details } = facts({ 'go.mod': text, 'go.sum': 'x' });
    expect(secrets.map(({ kind, needed, from }) => [kind, needed, from])).toEqual([
      ['netrc', true, 'go.mod:3'],
      ['ssh', false, 'go.mod:3'],
      ['ca', false, ''],
    ]);
    expect(details.goprivate).toBe('till.example');
  });
});

describe('what stops', () => {
  it.each([
    ['no-lockfile', { 'go.mod': 'module x\nrequire github.com/google/uuid v1.6.0\n' }, 'go.mod:2'],
    ['no-program', { 'main.go': 'package till\n' }, 'go.mod'],
    ['module-outside-context', { 'go.mod': 'module x\nreplace y.example/lib => ../lib\n' }, 'go.mod:2'],
    ['system-library', { 'c.go': 'package main\n\n// #cgo LDFLAGS: -lmagic\nimport "C"\n' }, 'c.go:3'],
    ['embed-kept-out', { 'e.go': 'package main\n\n//go:embed certs/root.pem\nvar pem []byte\n' }, 'e.go:3'],
    ['privileged-port', { 'main.go': MAIN.replace('4810', '80') }, 'main.go:5'],
    ['loopback', { 'main.go': MAIN.replace(':4810', '127.0.0.1:4810') }, 'main.go:5'],
  ])('%s', (name, files, from) => {
    expect(facts(files).blockers.map((blocker) => [blocker.name, blocker.from])).toEqual([[name, from]]);
  });

  it('is lifted for a port that a person gives', () => {
    expect(facts({ 'main.go': MAIN.replace('4810', '80') }, { port: 8080 }).blockers).toEqual([]);
  });

  it.each([
    ['', /go\.mod has no module line/],
    ['module x\nrequire (\n', /go\.mod:2: the block/],
  ])('is a go.mod that is none: %j', (mod, message) => {
    expect(() => facts({ 'go.mod': mod })).toThrow(message);
  });
});

it('a program that listens on nothing is a worker', () => {
  expect(facts({ 'main.go': 'package main\n\nfunc main() { select {} }\n' }).shape).toBe('worker');
});
