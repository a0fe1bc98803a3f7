import type { WritablePath } from '../../../model/facts.ts';
import { TEMPORARY } from '../../_shared/writable.ts';
import type { JavaDetails } from '../facts.ts';

/** `/tmp`, from which native code is loaded where a library unpacks some there. */
export function temporaryOf({ native }: JavaDetails): WritablePath {
  if (native === null) return TEMPORARY;
  return { ...TEMPORARY, exec: true, why: `${TEMPORARY.why}; ${native.value} loads its native code from there` };
}
