import { posix } from 'node:path';
import {
  buildCommand,
  outputPaths,
  recoverJournal,
  proveCommand,
  runCommand,
  workTreeOf,
  type Answers,
  type Plan,
} from '../../api.ts';
import { againLine } from '../again-line.ts';
import { apply } from './apply.ts';
import type { Decided } from './decide-service.ts';
import { ownAnswers } from './given.ts';
import type { Door } from './door.ts';
import { wrapped } from './layout.ts';
import { damage, recall, remember } from './memory.ts';
import { untilNothingMoves } from './ask-again.ts';
import { policyFor, refuseMissing, type Finding } from './policy.ts';
import { prepare, type Prepared, type SendsOf } from './prepare.ts';
import { openFolder, type Session } from './session.ts';
import { folderShown } from './several-services.ts';
import { settle, type Resolutions, type Settled } from './settle.ts';
import { changesOf, takeUp, type Taken } from './takeover-step.ts';
import { dockerfileAfter, targetsOf, type Target } from './targets.ts';
import { withTrusted } from './trust.ts';
import type { Wishes } from './wishes.ts';

/** Everything that was agreed, before the first byte is written. */
export interface Agreement extends Prepared {
  /** Folder that is written to. */
  readonly root: string;
  readonly targets: readonly Target[];
  readonly resolutions: Resolutions;
  /** What was said of each Dockerfile that was not ours. */
  readonly taken: readonly Taken[];
  readonly commands: readonly ServiceCommands[];
  readonly command: 'retrofit' | 'new';
  /** The same run as one line of flags, one per service where their answers differ. */
  readonly again: readonly string[];
}

/** How a run ended. */
export interface Outcome extends Agreement {
  /** Paths that were written, the state among them. */
  readonly written: readonly string[];
}

/** What to type for one service. */
export interface ServiceCommands {
  readonly plan: Plan;
  readonly build: string;
  readonly run: readonly string[];
  readonly prove: string;
}

/** The whole run of our own bin: `agreeing` is what has to be agreed first. */
export async function dialogue(
  wishes: Wishes,
  door: Door,
  agreeing: (wishes: Wishes, door: Door) => Promise<Agreement>,
): Promise<Outcome> {
  const agreement = await agreeing(wishes, door);
  return { ...agreement, written: wishes.write ? apply(agreement.root, agreement.targets) : [] };
}

/** What an earlier run left is settled, then facts, questions, files and conflicts. */
export async function agree(wishes: Wishes, door: Door, sendsOf: SendsOf): Promise<Agreement> {
  return untilNothingMoves(wishes, door, (again) => agreeOnce(again, door, sendsOf));
}

async function agreeOnce(wishes: Wishes, door: Door, sendsOf: SendsOf): Promise<Agreement> {
  const session = await open(wishes, 'fetch', door);
  const [damaged, ...hints] = damage(session.memory);
  if (damaged !== undefined)
    door.say([
      ...wrapped(`  ${door.terminal.paint('warning', '!')} `, damaged, door.terminal.width),
      ...hints.map((hint) => `    ${hint}`),
      '',
    ]);
  const prepared = await prepare(session, wishes, door, sendsOf);
  const taken = wishes.write || !door.interactive ? await takeUp(session, prepared, door) : [];
  const said = saidOf(taken, prepared);
  const settled: Settled = wishes.write
    ? await settle(prepared.changes, { way: wishes.onConflict, said }, door, 'retrofit')
    : { changes: prepared.changes, resolutions: said };
  return agreed(session, prepared, settled, wishes, { taken, command: 'retrofit' });
}

/** How each file stands that was spoken of already: what is mended in place is not replaced. */
function saidOf(taken: readonly Taken[], prepared: Prepared): Resolutions {
  const ways = { adopt: 'overwrite', beside: 'beside', repair: 'keep', keep: 'keep' } as const;
  return new Map(
    taken.flatMap(({ looked, way }) => changesOf(looked, prepared).map(({ file }) => [file.path, ways[way]] as const)),
  );
}

/** What will be written once everything is settled: files, then the state that remembers them. */
export function agreed(
  session: Session,
  prepared: Prepared,
  settled: Settled,
  wishes: Wishes,
  { taken, command }: Settling,
): Agreement {
  const { repo, memory } = session;
  const { changes, resolutions } = settled;
  const files = throughLinks(targetsOf(changes, resolutions, repo, memory.generated), session, taken);
  const state = remember(memory, repo, prepared.decided, changes, resolutions);
  const others = [...taken.flatMap((one) => one.targets), ...copyTargets(session)];
  const targets = [...files, ...others, ...(state === null ? [] : [state])];
  const { root } = repo;
  return {
    ...prepared,
    changes,
    command,
    root,
    targets,
    resolutions,
    taken,
    ...commandsOf({ ...prepared, changes }, resolutions, wishes, { taken, command }),
  };
}

/** A Dockerfile that is a link is written where it leads, but only once that was shown: when it is taken over, and from then on. */
function throughLinks(
  targets: readonly Target[],
  { repo, memory }: Session,
  taken: readonly Taken[],
): readonly Target[] {
  const shown = taken.flatMap(({ looked, way }) => (way === 'adopt' ? (looked.takeover.link ?? []) : []));
  const known = new Set([...memory.generated.keys(), ...shown]);
  return targets.map((target) =>
    known.has(target.path) ? { ...target, path: repo.real(target.path) ?? target.path } : target,
  );
}

/** Copies of the presets that the lock names, as far as they are not there. */
function copyTargets({ repo, copies }: Session): readonly Target[] {
  return [...copies]
    .map(([path, contents]) => ({ path, contents, before: repo.text(path) }))
    .filter(({ contents, before }) => contents !== before);
}

/** Opens a folder for writing: what a run that was stopped left there is ended first. */
export async function open(wishes: Wishes, how: Finding, door: Door): Promise<Session> {
  const { root } = openFolder(wishes);
  if (wishes.write) recoverJournal(root);
  const repo = openFolder(wishes);
  const { given, answered, onConflict, dockerfile } = wishes;
  const memory = recall(repo);
  const loaded = await policyFor(repo, memory.state, wishes.offline ? 'locked' : how);
  refuseMissing(loaded.policy, 'ironhull update');
  const trusting = { named: wishes.trust, remember: wishes.write, root: workTreeOf(repo).repo.root, door };
  const policy = await withTrusted(loaded, trusting);
  const { copies } = loaded;
  return { repo, given, answered, onConflict, dockerfile, memory, policy, copies };
}

function commandsOf(
  prepared: Prepared,
  resolutions: Resolutions,
  wishes: Wishes,
  settling: Settling,
): Pick<Outcome, 'commands' | 'again'> {
  const { decided, changes } = prepared;
  const commands = decided.map(({ plan }) => {
    const dockerfile = dockerfileAfter(outputPaths(plan).dockerfile, changes, resolutions);
    const usual = outputPaths({ service: plan.service }).dockerfile;
    const other = dockerfile === usual ? undefined : dockerfile;
    const build = buildCommand(plan, other);
    const typed = [wishes.dir ?? '', plan.service].filter((part) => part !== '').join('/');
    return {
      plan,
      build,
      run: runCommand(plan),
      prove: proveCommand(plan, typed, other && posix.relative(plan.service, other)),
    };
  });
  const alike = new Set(decided.map(({ given }) => JSON.stringify(ownAnswers(given)))).size <= 1;
  const groups = alike ? [decided] : decided.map((one) => [one]);
  return { commands, again: groups.map((group) => againFor(group, prepared, resolutions, wishes, settling)) };
}

/** What was said of foreign Dockerfiles, and by which command. */
export interface Settling {
  readonly taken: readonly Taken[];
  readonly command: Agreement['command'];
}

function againFor(
  group: readonly Decided[],
  { folders }: Prepared,
  resolutions: Resolutions,
  wishes: Wishes,
  { taken, command }: Settling,
): string {
  const alone = folders.every((folder) => folder === '');
  const services = group.flatMap(({ facts }) => (alone && facts.service === '' ? [] : [facts.service]));
  const ways = taken.length > 0 ? taken.map((one) => one.way) : [...resolutions.values()];
  const [way, other] = new Set(ways);
  const onConflict = way === undefined || way === 'edited' || other !== undefined ? null : way;
  const [named = null] = group.length === 1 ? group.map((one) => one.named) : [wishes.dockerfile];
  return againLine(answersOf(group), {
    command,
    services: services.map(folderShown),
    dir: wishes.dir,
    dockerfile: named,
    onConflict,
  });
}

function answersOf([first]: readonly Decided[]): Answers {
  return first === undefined ? {} : ownAnswers(first.given);
}
