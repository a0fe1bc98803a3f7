import type { Doubt } from '../model/takeover.ts';
import type { Reading } from './reading.ts';
import type { Owner } from './user.ts';

/** Files that an earlier container left in a volume belong to who it was, and somebody else may not be able to write there. */
export function ownerDoubt({ mounts, shipped }: Reading, kept: Owner | null): readonly Doubt[] {
  const lasting = mounts.filter(({ named, readOnly }) => named && !readOnly);
  const [first] = lasting;
  if (first === undefined || kept !== null) return [];
  const user = shipped?.end.user.value;
  const before = user?.known === true && user.text !== '' ? user.text : 'root';
  const paths = [...new Set(lasting.map(({ target }) => target))].join(', ');
  const message = `${first.from} mounts a volume at ${paths} whose files belong to ${before}, and the process will be another user: hand them over once, with chown in a container that starts as root`;
  return [{ message, from: first.from }];
}
