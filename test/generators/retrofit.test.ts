import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Generator, { type BaseOptions } from 'yeoman-generator';
import helpers from 'yeoman-test';
import { afterEach, describe, expect, it } from 'vitest';
import Retrofit from '../../generators/retrofit/index.ts';
import { files, NO_POLICY, openRepo, detect, plan } from '../../src/api.ts';
import { discard, readCase, restore } from '../case.ts';

const restored: string[] = [];
afterEach(() => restored.splice(0).forEach(discard));

function freshRepo(): string {
  const target = restore(readCase('go', 'plain'));
  restored.push(target);
  return target;
}

/** What our engine renders for a repo with nothing given. */
function rendered(target: string, answers = {}): Record<string, string> {
  const [service] = detect(openRepo(target), answers, []);
  const facts = service!.facts[0]!;
  return Object.fromEntries(
    files(plan(facts, answers, NO_POLICY), NO_POLICY).map((file) => [file.path, file.contents]),
  );
}

function run(target: string, options: Record<string, unknown>, Given = Retrofit as unknown as typeof Generator) {
  return helpers
    .run(Given, { namespace: 'ironhull:retrofit', resolved: import.meta.filename })
    .cd(target)
    .withOptions({ force: false, ...options } as never);
}

const read = (target: string, path: string): string => readFileSync(join(target, path), 'utf8');

interface Part {
  readonly Generator: typeof Generator;
  readonly options: Record<string, unknown>;
}

const ours = (options: Record<string, unknown> = {}): Part => ({
  Generator: Retrofit as unknown as typeof Generator,
  options: { yes: true, ...options },
});

/** Another generator, as they are: it writes files of its own, and may bring a commit task. */
function theirs(writes: Record<string, string>, commit?: () => Promise<void>): Part {
  class Theirs extends Generator {
    constructor(args: string[], options: BaseOptions) {
      super(args, options, { customInstallTask: true, ...(commit === undefined ? {} : { customCommitTask: commit }) });
    }

    writing(): void {
      for (const [path, contents] of Object.entries(writes)) this.fs.write(this.destinationPath(path), contents);
    }
  }
  return { Generator: Theirs as unknown as typeof Generator, options: {} };
}

/** A generator that calls others, in this order. */
function composing(...parts: readonly Part[]): typeof Generator {
  return class extends Generator {
    async initializing(): Promise<void> {
      for (const [index, { Generator: Given, options }] of parts.entries()) {
        const path = join(import.meta.dirname, `part-${index}/index.ts`);
        await this.composeWith({ Generator: Given, path } as never, { generatorOptions: options } as never);
      }
    }
  } as unknown as typeof Generator;
}

describe('yo ironhull:retrofit', () => {
  it('gives the bytes of the engine', async () => {
    const target = freshRepo();
    await run(target, { yes: true });
    for (const [path, contents] of Object.entries(rendered(target))) expect(read(target, path)).toBe(contents);
    expect(existsSync(join(target, '.yo-rc.json'))).toBe(false);
  });

  it('takes the same flags', async () => {
    const target = freshRepo();
    await run(target, { yes: true, base: 'alpine', port: '5100', health: false });
    const expected = rendered(target, { base: 'alpine', port: 5100, health: null });
    expect(read(target, 'Dockerfile')).toBe(expected['Dockerfile']);
  });

  it('asks through the adapter and gives the same bytes', async () => {
    const target = freshRepo();
    await run(target, {}).withAnswers({ right: 'yes', base: 'scratch', write: 'write' });
    expect(read(target, 'Dockerfile')).toBe(rendered(target, { base: 'scratch' })['Dockerfile']);
  });

  it('refuses unknown flags, bad numbers and missing values with a numeric code', async () => {
    const target = freshRepo();
    const cases: readonly [Record<string, unknown>, RegExp][] = [
      [{ yes: true, prot: '80' }, /^ironhull: unknown flag --prot\. Did you mean --port\?$/],
      [{ yes: true, port: 'abc' }, /^ironhull: --port abc is not a port from 1024 to 65535\.$/],
      [{ yes: true, base: true }, /^ironhull: --base needs a value/],
      [{ yes: true, name: 'a\nUSER root' }, /^ironhull: --name a\\x0aUSER root is not an image name/],
    ];
    for (const [options, message] of cases) {
      const error = await failure(run(target, options));
      expect(error.message).toMatch(message);
      expect(error.code).toBe(2);
    }
    expect(existsSync(join(target, 'Dockerfile'))).toBe(false);
  });

  it('stops with 3 before a foreign Dockerfile, and writes nothing', async () => {
    const target = freshRepo();
    writeFileSync(join(target, 'Dockerfile'), 'FROM scratch\n');
    const error = await failure(run(target, { yes: true }));
    expect(error.code).toBe(3);
    expect(read(target, 'Dockerfile')).toBe('FROM scratch\n');
    expect(existsSync(join(target, '.dockerignore'))).toBe(false);
  });

  it('stops with 2 before a symbolic link', async () => {
    const target = freshRepo();
    const outside = join(target, '..', 'outside');
    writeFileSync(outside, 'theirs\n');
    symlinkSync(outside, join(target, 'Dockerfile'));
    const error = await failure(run(target, { yes: true }));
    expect(error.code).toBe(2);
    expect(readFileSync(outside, 'utf8')).toBe('theirs\n');
    expect(existsSync(join(target, '.dockerignore'))).toBe(false);
  });
});

describe('composed with another generator', () => {
  const orders: readonly [string, (part: Part) => readonly Part[]][] = [
    ['ours first', (part) => [ours(), part]],
    ['theirs first', (part) => [part, ours()]],
  ];
  for (const [name, order] of orders) {
    it(`${name}: both write`, async () => {
      const target = freshRepo();
      await run(target, {}, composing(...order(theirs({ 'notes/NOTES.md': 'theirs\n' }))));
      expect(read(target, 'notes/NOTES.md')).toBe('theirs\n');
      expect(read(target, 'Dockerfile')).toBe(rendered(target)['Dockerfile']);
    });

    it(`${name}: what theirs would replace is settled before the first byte`, async () => {
      const target = freshRepo();
      const error = await failure(run(target, {}, composing(...order(theirs({ 'README.md': 'theirs\n' })))));
      expect(error.message).toMatch(/another generator would replace README\.md/);
      expect(error.code).toBe(3);
      expect(read(target, 'README.md')).not.toBe('theirs\n');
      expect(existsSync(join(target, 'Dockerfile'))).toBe(false);
    });

    it(`${name}: where their commit task wins, ours overwrites nothing`, async () => {
      const target = freshRepo();
      writeFileSync(join(target, 'Dockerfile'), 'FROM scratch\n');
      const parts = order(theirs({ 'NOTES.md': 'theirs\n' }, async () => {})).map((part) =>
        part.options['yes'] === true ? ours({ onConflict: 'overwrite' }) : part,
      );
      const wins = name === 'theirs first';
      const running = run(target, {}, composing(...parts));
      if (!wins) return running.then(() => expect(read(target, 'Dockerfile')).toBe(rendered(target)['Dockerfile']));
      expect((await failure(running)).code).toBe(2);
      expect(read(target, 'Dockerfile')).toBe('FROM scratch\n');
    });
  }

  it('keeps the mode of a program that another generator brings', async () => {
    const target = freshRepo();
    const script = join(target, '../tool.sh');
    writeFileSync(script, '#!/bin/sh\n', { mode: 0o755 });
    class Theirs extends Generator {
      writing(): void {
        this.fs.copy(script, this.destinationPath('bin/tool'));
      }
    }
    await run(target, {}, composing({ Generator: Theirs as unknown as typeof Generator, options: {} }, ours()));
    expect(statSync(join(target, 'bin/tool')).mode & 0o777).toBe(0o755);
    expect(statSync(join(target, 'Dockerfile')).mode & 0o777).toBe(0o644);
  });

  it('two generators after one file: nobody wins in silence', async () => {
    const target = freshRepo();
    const error = await failure(run(target, {}, composing(theirs({ Dockerfile: 'FROM scratch\n' }), ours())));
    expect(error.message).toMatch(/another generator is about to write Dockerfile too/);
    expect(existsSync(join(target, 'Dockerfile'))).toBe(false);
  });

  it('a person decides about their files', async () => {
    const target = freshRepo();
    const both = composing(theirs({ 'README.md': 'theirs\n' }), ours({ yes: false }));
    await run(target, {}, both).withAnswers({ right: 'yes', base: 'distroless', write: 'write', conflict: 'replace' });
    expect(read(target, 'README.md')).toBe('theirs\n');
    expect(existsSync(join(target, 'Dockerfile'))).toBe(true);
  });
});

async function failure(running: PromiseLike<unknown>): Promise<Error & { code?: unknown }> {
  try {
    await running;
  } catch (error) {
    return error as Error;
  }
  throw new Error('it did not fail');
}
