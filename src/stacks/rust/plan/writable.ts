import type { Answers } from '../../../model/answers.ts';
import type { Facts, WritablePath } from '../../../model/facts.ts';
import { plainPath } from '../../_shared/safe.ts';
import { TEMPORARY } from '../../_shared/writable.ts';
import type { RustDetails } from '../facts.ts';

/** `/tmp`, and what was seen or given; a path that was given replaces what was seen. */
export function writableOf(facts: Facts<RustDetails>, answers: Answers): readonly WritablePath[] {
  const seen = facts.writable.map(({ value, from }) => ({ ...value, path: plainPath(value.path, from) }));
  const given = answers.writable?.map((path) => seen.find((one) => one.path === path) ?? volume(path));
  return [TEMPORARY, ...(given ?? seen)];
}

function volume(path: string): WritablePath {
  const why = 'written to by the program';
  return { path: plainPath(path, '--writable'), kind: 'volume', mode: '1777', exec: false, why };
}
