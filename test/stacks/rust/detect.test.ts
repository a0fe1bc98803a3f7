import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/images/index.ts';
import type { Answers } from '../../../src/model/answers.ts';
import { detect } from '../../../src/stacks/rust/detect.ts';
import { repoOf } from '../repo-of.ts';

const PACKAGE = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n';
const MAIN = { 'src/main.rs': 'fn main() {}' };

function facts(files: Readonly<Record<string, string>>, given: Answers = {}) {
  const found = detect(repoOf({ 'Cargo.toml': PACKAGE, 'Cargo.lock': '', ...files }), catalogue, given);
  if (found === null) throw new Error('nothing detected');
  return found;
}

describe('programs', () => {
  it.each([
    [{ ...MAIN }, ['app']],
    [{ 'src/bin/a.rs': '', 'src/bin/b/main.rs': '' }, ['a', 'b']],
    [{ ...MAIN, 'src/bin/a.rs': '', 'Cargo.toml': `${PACKAGE}default-run = "app"\n` }, ['app']],
    [{ 'go.rs': '', 'Cargo.toml': `${PACKAGE}[[bin]]\nname = "own"\npath = "go.rs"\n` }, ['own']],
    [{ ...MAIN, 'Cargo.toml': `${PACKAGE}autobins = false\n` }, []],
  ])('%o', (files, names) => expect(facts(files).entries.map(({ value }) => value)).toEqual(names));

  it('takes the one that is named, though Cargo means another', () => {
    const files = { ...MAIN, 'src/bin/a.rs': '', 'Cargo.toml': `${PACKAGE}default-run = "app"\n` };
    expect(facts(files, { entry: 'a' }).details.program).toBe('a');
  });

  it('expands members, and leaves out what is excluded', () => {
    const member = (name: string): string => PACKAGE.replace('app', name);
    const files = {
      'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\nexclude = ["crates/old"]\n',
      'crates/a/Cargo.toml': member('a'),
      'crates/a/src/main.rs': '',
      'crates/old/Cargo.toml': member('old'),
      'crates/old/src/main.rs': '',
    };
    expect(facts(files).entries.map(({ value }) => value)).toEqual(['a']);
  });
});

describe('version', () => {
  it.each([
    [{}, '1.99.1', undefined],
    [{ 'rust-toolchain.toml': '[toolchain]\nchannel = "1.85.0"\n' }, '1.99.1', '1.85.0'],
    [{ 'rust-toolchain': 'stable\n' }, '1.99.1', undefined],
    [{ '.tool-versions': 'rust 1.99.0\n' }, '1.99.1', undefined],
  ])('%o', (files, version, pinned) => {
    const { runtime, details } = facts({ ...MAIN, ...files });
    expect([runtime.version, details.pinned?.value]).toEqual([version, pinned]);
  });

  it('has none for what is newer than the catalogue', () =>
    expect(facts({ ...MAIN, 'Cargo.toml': `${PACKAGE}rust-version = "2.5"\n` }).runtime.fit).toBe('none'));
});

const CRATE = '[[package]]\nname = "x"\nversion = "1.0.0"\nsource = ';

describe('blockers', () => {
  it.each([
    ['no-program', {}],
    ['unstable-channel', { ...MAIN, 'rust-toolchain': 'nightly\n' }],
    ['crate-outside-context', { ...MAIN, 'Cargo.toml': `${PACKAGE}[dependencies]\nup = { path = "../up" }\n` }],
    ['token-in-file', { ...MAIN, '.cargo/config.toml': '[registries.acme]\ntoken = "t"\n' }],
    ['foreign-linker', { ...MAIN, '.cargo/config.toml': '[target.x]\nrustflags = ["-C", "link-arg=-fuse-ld=mold"]\n' }],
    ['unnamed-registry', { ...MAIN, 'Cargo.lock': `${CRATE}"sparse+https://cargo.acme.example/"\n` }],
    ['loopback', { 'src/main.rs': 'fn main() { bind("127.0.0.1:3000"); }' }],
    ['privileged-port', { 'src/main.rs': 'fn main() { bind("0.0.0.0:80"); }' }],
    [
      'queries-unprepared',
      {
        'Cargo.toml': `${PACKAGE}[dependencies]\nsqlx = "0.8"\n`,
        'src/main.rs': 'fn main() { sqlx::query!("SELECT 1"); }',
      },
    ],
  ])('%s', (name, files) => expect(facts(files).blockers.map((one) => one.name)).toEqual([name]));
});

describe('secrets', () => {
  it.each([
    ['"git+ssh://git@git.acme.example/x.git#1"', ['ssh', 'ca'], [true, false]],
    ['"git+https://github.com/a/x#1"', ['netrc', 'ca'], [false, false]],
    ['"git+https://git.acme.example/x#1"', ['netrc', 'ca'], [true, false]],
  ])('%s', (source, kinds, needed) => {
    const { secrets } = facts({ ...MAIN, 'Cargo.lock': `${CRATE}${source}\n` });
    expect([secrets.map(({ kind }) => kind), secrets.map((one) => one.needed)]).toEqual([kinds, needed]);
  });
});
