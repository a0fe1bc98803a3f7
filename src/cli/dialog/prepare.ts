import {
  compare,
  files,
  InterruptedError,
  outputPaths,
  pending,
  plan,
  stayBeside,
  type Change,
  type Takeover,
} from '../../api.ts';
import { changeAnswer } from './change-answer.ts';
import { decideService, type Decided } from './decide-service.ts';
import type { Door } from './door.ts';
import { preview, type Sends } from './preview.ts';
import { choose } from './prompts.ts';
import type { Wishes } from './wishes.ts';
import { chooseServices, givenFor, lookAt, type Session } from './session.ts';
import { dockerfileMeant, isGood, lookedAt, takeoverFor, type Looked } from './takeover.ts';
import { goodScreen, takeoverScreen } from './takeover-screen.ts';
import { patchOf } from './patch.ts';
import { folderShown } from './several-services.ts';

/** Everything decided, and what it would change. */
export interface Prepared {
  readonly decided: readonly Decided[];
  readonly changes: readonly Change[];
  /** Dockerfiles that are there and not ours, with what would become of them. */
  readonly looked: readonly Looked[];
  /** Services whose Dockerfile needs nothing. */
  readonly good: readonly Takeover[];
  /** Folders of every service of the repo, whether it was decided or not. */
  readonly folders: readonly string[];
}

/** What a build would send with the files of this run; asked for only when somebody looks. */
export type SendsOf = (session: Session, prepared: Prepared) => Promise<readonly Sends[]>;

/** Facts, questions, files. With a person there, it ends with their word to write. */
export async function prepare(session: Session, wishes: Wishes, door: Door, sendsOf: SendsOf): Promise<Prepared> {
  const { services, folders } = await chooseServices(session, wishes.named, door);
  const decided: Decided[] = [];
  const good: Takeover[] = [];
  for (const service of services) {
    const named = await dockerfileMeant(session, service, folders, door);
    const takeover = takeoverFor(session, service, folders, named);
    if (takeover !== null && session.onConflict === 'ask' && (await isGood(session, takeover))) good.push(takeover);
    else decided.push(await decidedWith(session, service.path, { takeover, named }, door));
  }
  for (const one of good) door.say(goodScreen(one, door.terminal));
  const prepared = { ...(await compared(session, decided, good)), folders };
  for (const one of prepared.looked) door.say(takeoverScreen(one, door.terminal));
  return door.interactive && wishes.write ? approved(session, prepared, door, sendsOf) : prepared;
}

async function decidedWith(
  session: Session,
  path: string,
  { takeover, named }: Pick<Decided, 'takeover' | 'named'>,
  door: Door,
): Promise<Decided> {
  const given = givenFor(session, path, takeover);
  return { ...(await decideService(lookAt(session, path, takeover), given, door)), takeover, named };
}

async function compared(
  session: Session,
  decided: readonly Decided[],
  good: readonly Takeover[],
): Promise<Omit<Prepared, 'folders'>> {
  const { repo, memory, onConflict } = session;
  const outputs = decided.flatMap((one) => files(one.plan, session.policy));
  const again = onConflict === 'ask' || onConflict === 'beside';
  const placed = again ? stayBeside(outputs, repo, memory.generated) : outputs;
  const changes = compare(placed, repo, memory.generated);
  const looked: Looked[] = [];
  for (const one of decided.filter(({ takeover }) => takeover !== null)) {
    const { dockerfile } = outputPaths(one.plan);
    const look = changes.some(
      ({ file, status }) => file.path === dockerfile && (status === 'foreign' || status === 'new'),
    )
      ? await lookedAt(session, one, placed)
      : null;
    if (look !== null) looked.push(look);
  }
  return { decided, changes, looked, good };
}

async function approved(session: Session, first: Prepared, door: Door, sendsOf: SendsOf): Promise<Prepared> {
  let now = first;
  if (now.decided.length === 0) return now;
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
  const known = await changeAnswer(lookAt(session, one.facts.service, one.takeover), one, door);
  const { facts, given } = known;
  const again: Decided = {
    ...known,
    takeover: one.takeover,
    named: one.named,
    plan: plan(facts, given.answers, given.policy),
  };
  const others = now.decided.map((decided) => (decided === one ? again : decided));
  return { ...(await compared(session, others, now.good)), folders: now.folders };
}

async function whichService(decided: readonly Decided[], door: Door): Promise<Decided> {
  const [first] = decided;
  if (first === undefined) throw new TypeError('no service was decided');
  if (decided.length === 1) return first;
  const choices = decided.map(({ facts }) => ({ value: facts.service, label: folderShown(facts.service), hint: '' }));
  const path = await choose(door, 'service', 'Of which service?', choices);
  return decided.find(({ facts }) => facts.service === path) ?? first;
}
