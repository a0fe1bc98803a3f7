import type { Answers } from '../../model/answers.ts';
import type { Facts, WritablePath } from '../../model/facts.ts';
import { plainPath } from './safe.ts';

/** Every image may write here and nowhere else; HOME points to it, so that libraries which insist on a home have one. */
export const TEMPORARY: WritablePath = {
  path: '/tmp',
  kind: 'tmpfs',
  mode: '1777',
  exec: false,
  why: 'temporary files and HOME',
};

/** The temporary folder, and what was seen or given; a path that was given replaces what was seen. */
export function writableOf(
  { writable }: Pick<Facts, 'writable'>,
  answers: Answers,
  temporary: WritablePath,
): readonly WritablePath[] {
  const seen = writable.map(({ value, from }) => ({ ...value, path: plainPath(value.path, from) }));
  const given = answers.writable?.map((path) => seen.find((one) => one.path === path) ?? volume(path));
  return [temporary, ...(given ?? seen)];
}

function volume(path: string): WritablePath {
  const why = 'written to by the program';
  return { path: plainPath(path, '--writable'), kind: 'volume', mode: '1777', exec: false, why };
}
