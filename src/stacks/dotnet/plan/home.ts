import type { WritablePath } from '../../../model/facts.ts';
import { TEMPORARY } from '../../_shared/writable.ts';
import type { DotnetDetails } from '../facts.ts';
import { KEYS } from '../scan/disk.ts';

/** Where HOME is: beside the temporary files, unless it holds what must outlive a start. */
export function homeOf(writable: readonly WritablePath[]): string {
  return writable.some(({ path }) => path === KEYS) ? KEYS : TEMPORARY.path;
}

export function temporaryOf({ keys }: DotnetDetails): WritablePath {
  return keys === null ? TEMPORARY : { ...TEMPORARY, why: 'temporary files' };
}
