import { logicalLines } from './dockerfile-text.ts';

/** Build arguments of every build on the bench, so that one build's cache serves the next. */
export const BUILD_ARGS = {
  VERSION: '1.2.3',
  REVISION: '0123456789abcdef0123456789abcdef01234567',
  CREATED: '2026-01-02T03:04:05Z',
  SOURCE_DATE_EPOCH: '1767323045',
} as const;

export type BuildArgs = Partial<Readonly<Record<keyof typeof BUILD_ARGS, string>>>;

/**
 * Those that a file takes as they are meant. One that is set above the first FROM or has a default of its own is the version of something
 * else, and giving it ours would break the build; a default that says that nobody said is none.
 */
export function argsFor(dockerfile: string): BuildArgs {
  const declared = declarations(dockerfile);
  const meant = Object.entries(BUILD_ARGS).filter(([name]) => {
    const all = declared.filter((one) => one.name === name);
    return name === 'SOURCE_DATE_EPOCH' || (all.length > 0 && all.every(({ free }) => free));
  });
  return Object.fromEntries(meant);
}

const NOT_SAID = /^(["']?)(?:unknown|dev|none|local|undefined|0\.0\.0(?:-dev)?)?\1$/i;

function declarations(dockerfile: string): readonly { readonly name: string; readonly free: boolean }[] {
  let staged = false;
  return logicalLines(dockerfile).flatMap(({ text }) => {
    staged ||= /^\s*FROM\s/i.test(text);
    const [, words = ''] = /^\s*ARG\s+(.*)$/i.exec(text) ?? [];
    return words.split(/\s+/).flatMap((word) => {
      const [, name = '', value = ''] = /^(\w+)(?:=(.*))?$/.exec(word) ?? [];
      return name === '' ? [] : [{ name, free: staged && NOT_SAID.test(value) }];
    });
  });
}
