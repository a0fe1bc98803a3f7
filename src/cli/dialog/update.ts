import { InterruptedError, pending, update, UsageError, STATE_PATH, type Change, type State } from '../../api.ts';
import { untilNothingMoves } from './ask-again.ts';
import type { Door } from './door.ts';
import { damage } from './memory.ts';
import { patchOf } from './patch.ts';
import type { Prepared } from './prepare.ts';
import { preview } from './preview.ts';
import { choose } from './prompts.ts';
import { agreed, open, type Agreement } from './retrofit.ts';
import { givenFor, type Session } from './session.ts';
import { settle, type Settled } from './settle.ts';
import type { Wishes } from './wishes.ts';

/** The dialogue of `ironhull update`: no questions but what becomes of conflicts. */
export async function agreeUpdate(wishes: Wishes, door: Door): Promise<Agreement> {
  return untilNothingMoves(wishes, door, (again) => agreeUpdateOnce(again, door));
}

async function agreeUpdateOnce(wishes: Wishes, door: Door): Promise<Agreement> {
  const session = await open(wishes, 'refresh', door);
  const prepared = updated(session, wishes);
  await confirm(prepared, wishes, door);
  const settled: Settled = wishes.write
    ? await settle(prepared.changes, { way: wishes.onConflict, said: new Map() }, door, 'update')
    : { changes: prepared.changes, resolutions: new Map() };
  return agreed(session, prepared, settled, wishes, { taken: [], command: 'retrofit' });
}

/** The dialogue of `ironhull restore`: files that the user deleted come back as they are generated today, and no other changes. */
export async function agreeRestore(wishes: Wishes, door: Door): Promise<Agreement> {
  return untilNothingMoves(wishes, door, (again) => agreeRestoreOnce(again, door));
}

async function agreeRestoreOnce(wishes: Wishes, door: Door): Promise<Agreement> {
  const session = await open(wishes, 'fetch', door);
  const prepared = updated(session, wishes);
  const others = pending(prepared.changes).filter((change) => change.status !== 'declined');
  const resolutions = new Map(others.map((change) => [change.file.path, 'keep' as const]));
  const changes = prepared.changes.map((change) =>
    change.status === 'declined' ? { ...change, status: 'new' as const } : change,
  );
  const back = { ...prepared, changes: changes.filter((change) => change.status === 'new') };
  await confirm(back, wishes, door);
  const all = agreed(session, prepared, { changes, resolutions }, wishes, { taken: [], command: 'retrofit' });
  // Nothing else is written, so nothing else is told; with nothing to bring back, the state has nothing to remember either.
  return {
    ...all,
    changes: back.changes,
    resolutions: new Map(),
    targets: back.changes.length === 0 ? [] : all.targets,
  };
}

/** State of a folder that has one. Throws `UsageError` where nothing was generated yet. */
export function stateOf({ memory }: Pick<Session, 'memory'>, command: string): State {
  if (memory.state.kind === 'known') return memory.state.state;
  const [what, ...hints] = damage(memory);
  if (what !== undefined)
    throw new UsageError(`${what} Nothing was written.`, {
      hints: [...hints, 'ironhull retrofit     starts anew, and asks about each difference'],
    });
  throw new UsageError(`no ${STATE_PATH} here: there is nothing to ${command} yet. Nothing was written.`, {
    hints: ['ironhull retrofit     makes the container files and the state'],
  });
}

function updated(session: Session, wishes: Wishes): Prepared {
  const { services, changes } = update(session.repo, stateOf(session, 'update'), wishes.named, session.policy);
  const decided = services.map(({ facts, plan }) => ({
    facts,
    plan,
    takeover: null,
    named: null,
    given: givenFor(session, facts.service, null),
  }));
  return { decided, changes, looked: [], good: [], folders: session.memory.services };
}

/** With a person there: what would change, and their word. */
async function confirm({ changes }: Pick<Prepared, 'changes'>, wishes: Wishes, door: Door): Promise<void> {
  if (!door.interactive || !wishes.write) return;
  door.say(preview(changes, [], door.terminal));
  while (pending(changes).length > 0) {
    const answer = await choose(door, 'write', 'Write these files?', [
      { value: 'write', label: 'Write', hint: inConflict(changes) ? 'after a question about each conflict' : '' },
      { value: 'show', label: 'Show them', hint: '' },
      { value: 'cancel', label: 'Cancel', hint: '' },
    ]);
    if (answer === 'write') return;
    if (answer === 'cancel') throw new InterruptedError('cancelled. Nothing was written.');
    door.say(['', ...(await patchOf(pending(changes), door.terminal)), '']);
  }
}

function inConflict(changes: readonly Change[]): boolean {
  return changes.some((change) => change.status === 'edited');
}
