import type { Cut } from './cut.ts';

/** `NODE_ENV=production`, unless the file says so itself. */
export function production({ build }: Cut): readonly string[] {
  const said = build.some(({ keyword, pairs }) => keyword === 'ENV' && pairs.some(({ key }) => key === 'NODE_ENV'));
  return said ? [] : ['ENV NODE_ENV=production'];
}
