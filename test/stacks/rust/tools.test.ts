import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/images/index.ts';
import type { Answers } from '../../../src/model/answers.ts';
import { render } from '../../../src/render/render.ts';
import { detect } from '../../../src/stacks/rust/detect.ts';
import { plan } from '../../../src/stacks/rust/plan.ts';
import { questions } from '../../../src/stacks/rust/questions.ts';
import { repoOf } from '../repo-of.ts';

const PACKAGE = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n';
const BY_PATH = `${PACKAGE}[dependencies]\nlib = { path = "lib" }\n`;
const LIB = { 'lib/Cargo.toml': PACKAGE.replace('app', 'lib'), 'lib/src/lib.rs': '' };
const CRATE = '[[package]]\nname = "x"\nversion = "1.0.0"\nsource = ';
const CRATES_IO = `${CRATE}"registry+https://github.com/rust-lang/crates.io-index"\n`;

type Files = Readonly<Record<string, string>>;

function facts(files: Files) {
  const all = { 'Cargo.toml': PACKAGE, 'Cargo.lock': CRATES_IO, 'src/main.rs': 'fn main() {}', ...files };
  const found = detect(repoOf(all), catalogue, {});
  if (found === null) throw new Error('nothing detected');
  return found;
}

function dockerfile(files: Files, answers: Answers): string {
  const made = plan(facts(files), { entry: 'app', ...answers }, catalogue);
  return render(made).find(({ path }) => path === 'Dockerfile')?.contents ?? '';
}

describe('cargo-chef', () => {
  it('compiles committed crates from their folder, and fetches nothing', () => {
    const config = '[source.crates-io]\nreplace-with = "own"\n[source.own]\ndirectory = "vendor"\n';
    const text = dockerfile({ '.cargo/config.toml': config }, { cargoChef: true });
    expect(text).toContain('COPY vendor/ ./vendor/\n');
    expect(text).not.toContain('RUN cargo fetch');
    expect(text).toContain('find vendor/ -type f -exec touch --date=2000-01-01 {} + && \\\n    cargo build');
  });

  it('is made on the platform that is asked for where packages of Debian are linked', () => {
    const own = '[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n "openssl-sys",\n]\n';
    const lock = `${own}${CRATES_IO.replace('"x"', '"openssl-sys"')}`;
    const text = dockerfile({ 'Cargo.lock': lock }, { cargoChef: true });
    expect(text).toContain('\nFROM rust:1.99.1-slim-trixie AS tools\n');
  });

  it('leaves secrets of the build to the program itself', () => {
    const text = dockerfile({}, { cargoChef: true, secrets: ['custom:DSN'] });
    expect(text.slice(0, text.indexOf(' AS build')).includes('DSN')).toBe(false);
    expect(text).toContain('RUN --network=none \\\n    --mount=type=secret,id=dsn,env=DSN,required=true \\\n');
  });

  it('changes nothing where there are no crates', () => {
    const lock = { 'Cargo.lock': '' };
    expect(dockerfile(lock, { cargoChef: true })).toBe(dockerfile(lock, {}));
  });

  it.each([
    ['no workspace', BY_PATH, 'lib'],
    ['one that leaves it out', `${BY_PATH}[workspace]\nexclude = ["./lib"]\n`, 'lib'],
    ['one with it', `${BY_PATH}[workspace]\n`, undefined],
    ['one that leaves its neighbour out', `${BY_PATH}[workspace]\nexclude = ["li"]\n`, undefined],
  ])('sees a package by path as its workspace does: %s', (_, manifest, beside) => {
    const files = { 'Cargo.toml': manifest, ...LIB };
    expect(facts(files).details.beside?.value).toBe(beside);
    const cook = (): string => dockerfile(files, { cargoChef: true });
    if (beside === undefined) expect(cook()).toContain('cargo chef cook');
    else expect(cook).toThrow('--cargo-chef: it does not see lib');
  });
});

it('asks for a tool where it can do something', () => {
  const asked = (files: Files): readonly string[] =>
    questions(facts(files), {}).flatMap(({ key }) => (key.startsWith('cargo') ? [key] : []));
  expect(asked({})).toEqual(['cargoChef', 'cargoAuditable']);
  expect(asked({ 'Cargo.lock': '' })).toEqual(['cargoAuditable']);
  expect(asked({ 'Cargo.toml': BY_PATH, ...LIB })).toEqual(['cargoAuditable']);
});
