import { join } from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { ironhull, type Ended } from '../cli/spawn.ts';
import { scratch, serviceRepo, type Files } from './team.ts';

/** A user's own configuration, and repositories that want to run code. Everything is gone after each test. */
export function trusting() {
  const own = scratch();
  const repos: (() => void)[] = [];
  const before = process.env['XDG_CONFIG_HOME'];
  beforeEach(() => void (process.env['XDG_CONFIG_HOME'] = join(own.root, `config-${Math.random()}`)));
  afterEach(() => repos.splice(0).forEach((remove) => remove()));
  afterAll(() => {
    if (before === undefined) delete process.env['XDG_CONFIG_HOME'];
    else process.env['XDG_CONFIG_HOME'] = before;
    own.remove();
  });
  return {
    /** The file that remembers what is trusted. */
    file: (): string => join(process.env['XDG_CONFIG_HOME'] ?? '', 'ironhull/trusted.json'),
    repo: (files: Files): string => {
      const { cwd, remove } = serviceRepo(files);
      repos.push(remove);
      return cwd;
    },
  };
}

/** The hash that a refusal names. */
export function hashIn({ stderr }: Pick<Ended, 'stderr'>): string {
  return /--trust ([0-9a-f]{64})/.exec(stderr)?.[1] ?? '';
}

/** Runs a command, and again with the trust that it asks for. */
export async function trusted(words: readonly string[], cwd: string): Promise<Ended> {
  const asked = await ironhull(words, { cwd });
  return ironhull([...words, '--trust', hashIn(asked)], { cwd });
}

/** A repository's own config with templates, by name. */
export function templated(templates: Files, more = ''): Files {
  const entries = Object.keys(templates).map((name, at) => `  ${name}: ./t/${at}.ejs\n`);
  const files = Object.values(templates).map((text, at) => [`t/${at}.ejs`, text] as const);
  return {
    'ironhull.config.yaml': `schemaVersion: 1\nname: Acme\n${more}templates:\n${entries.join('')}`,
    ...Object.fromEntries(files),
  };
}
