import type { Answers } from '../../../model/answers.ts';
import type { Facts, WritablePath } from '../../../model/facts.ts';
import { plainPath } from '../../_shared/safe.ts';
import { TEMPORARY } from '../../_shared/writable.ts';
import type { JavaDetails } from '../facts.ts';

/** `/tmp`, from which native code is loaded where a library unpacks some there, and what was seen or given. */
export function writableOf({ writable, details }: Facts<JavaDetails>, answers: Answers): readonly WritablePath[] {
  const why =
    details.native === null
      ? TEMPORARY.why
      : `${TEMPORARY.why}; ${details.native.value} loads its native code from there`;
  const temporary = { ...TEMPORARY, exec: details.native !== null, why };
  const seen = writable.map(({ value, from }) => ({ ...value, path: plainPath(value.path, from) }));
  const given = answers.writable?.map((path) => seen.find((one) => one.path === path) ?? volume(path));
  return [temporary, ...(given ?? seen)];
}

function volume(path: string): WritablePath {
  const why = 'written to by the program';
  return { path: plainPath(path, '--writable'), kind: 'volume', mode: '1777', exec: false, why };
}
