import { compare, files, InterruptedError, pending, plan, stayBeside, type Change } from '../../api.ts';
import { changeAnswer } from './change-answer.ts';
import { decideService, type Decided } from './decide-service.ts';
import type { Door } from './door.ts';
import { preview, type Sends } from './preview.ts';
import { choose } from './prompts.ts';
import type { Wishes } from './wishes.ts';
import { chooseServices, givenFor, lookAt, type Session } from './session.ts';
import { patchOf } from './patch.ts';

/** Everything decided, and what it would change. */
export interface Prepared {
  readonly decided: readonly Decided[];
  readonly changes: readonly Change[];
}

/** What a build would send with the files of this run; asked for only when somebody looks. */
export type SendsOf = (session: Session, prepared: Prepared) => Promise<readonly Sends[]>;

/** Facts, questions, files. With a person there, it ends with their word to write. */
export async function prepare(session: Session, wishes: Wishes, door: Door, sendsOf: SendsOf): Promise<Prepared> {
  const services = await chooseServices(session, wishes.named, door);
  const decided: Decided[] = [];
  for (const { path } of services)
    decided.push(await decideService(lookAt(session, path), givenFor(session, path), door));
  const prepared = compared(session, decided);
  return door.interactive && wishes.write ? approved(session, prepared, door, sendsOf) : prepared;
}

function compared(session: Session, decided: readonly Decided[]): Prepared {
  const { repo, memory, onConflict } = session;
  const outputs = decided.flatMap((one) => files(one.plan));
  const again = onConflict === 'ask' || onConflict === 'beside';
  const placed = again ? stayBeside(outputs, repo, memory.generated) : outputs;
  return { decided, changes: compare(placed, repo, memory.generated) };
}

async function approved(session: Session, first: Prepared, door: Door, sendsOf: SendsOf): Promise<Prepared> {
  let now = first;
  door.say(preview(now.changes, await sendsOf(session, now), door.terminal));
  while (pending(now.changes).length > 0) {
    const answer = await choose(door, 'write', 'Write these files?', [
      { value: 'write', label: 'Write', hint: '' },
      { value: 'show', label: 'Show them', hint: '' },
      { value: 'change', label: 'Change an answer', hint: '' },
      { value: 'cancel', label: 'Cancel', hint: '' },
    ]);
    if (answer === 'write') return now;
    if (answer === 'cancel') throw new InterruptedError('cancelled. Nothing was written.');
    if (answer === 'show') door.say(['', ...(await patchOf(pending(now.changes), door.terminal)), '']);
    else {
      now = await changed(session, now, door);
      door.say(preview(now.changes, await sendsOf(session, now), door.terminal));
    }
  }
  return now;
}

async function changed(session: Session, now: Prepared, door: Door): Promise<Prepared> {
  const one = await whichService(now.decided, door);
  const known = await changeAnswer(lookAt(session, one.facts.service), one, door);
  const again: Decided = { ...known, plan: plan(known.facts, known.given.answers, known.given.policy) };
  return compared(
    session,
    now.decided.map((decided) => (decided === one ? again : decided)),
  );
}

async function whichService(decided: readonly Decided[], door: Door): Promise<Decided> {
  const [first] = decided;
  if (first === undefined) throw new TypeError('no service was decided');
  if (decided.length === 1) return first;
  const choices = decided.map(({ facts }) => ({ value: facts.service, label: facts.service, hint: '' }));
  const path = await choose(door, 'service', 'Of which service?', choices);
  return decided.find(({ facts }) => facts.service === path) ?? first;
}
