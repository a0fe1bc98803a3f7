import { buildCommand, outputPaths, recoverJournal, runCommand, type Plan } from '../../api.ts';
import { againLine } from '../again-line.ts';
import { apply } from './apply.ts';
import type { Decided } from './decide-service.ts';
import type { Door } from './door.ts';
import { prepare, type Prepared, type SendsOf } from './prepare.ts';
import { openFolder, type Session } from './session.ts';
import { settle, type Resolutions } from './settle.ts';
import { dockerfileName, folderOf, targetsOf, type Target } from './targets.ts';
import type { Wishes } from './wishes.ts';

/** Everything that was agreed, before the first byte is written. */
export interface Agreement extends Prepared {
  /** Folder that is written to. */
  readonly root: string;
  readonly targets: readonly Target[];
  readonly resolutions: Resolutions;
  readonly commands: readonly ServiceCommands[];
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
}

/** The whole run of our own bin. */
export async function dialogue(wishes: Wishes, door: Door, sendsOf: SendsOf): Promise<Outcome> {
  const agreement = await agree(wishes, door, sendsOf);
  return { ...agreement, written: wishes.write ? apply(agreement.root, agreement.targets) : [] };
}

/** What an earlier run left is settled, then facts, questions, files and conflicts. */
export async function agree(wishes: Wishes, door: Door, sendsOf: SendsOf): Promise<Agreement> {
  const session = open(wishes);
  const prepared = await prepare(session, wishes, door, sendsOf);
  const resolutions: Resolutions = wishes.write ? await settle(prepared.changes, wishes.onConflict, door) : new Map();
  const targets = targetsOf(prepared.changes, resolutions, session.repo, session.generated);
  const { root } = session.repo;
  return { ...prepared, root, targets, resolutions, ...commandsOf(prepared.decided, resolutions, wishes) };
}

function open(wishes: Wishes): Session {
  const { root } = openFolder(wishes);
  if (wishes.write) recoverJournal(root);
  return {
    repo: openFolder(wishes),
    given: wishes.given,
    saved: () => ({ answers: {}, origins: {} }),
    generated: new Map(),
  };
}

function commandsOf(
  decided: readonly Decided[],
  resolutions: Resolutions,
  wishes: Wishes,
): Pick<Outcome, 'commands' | 'again'> {
  const commands = decided.map(({ plan }) => ({
    plan,
    build: buildCommand(plan, besideOf(plan, resolutions)),
    run: runCommand(plan),
  }));
  const lines = decided.map(({ given }) => JSON.stringify(given.answers));
  const alike = new Set(lines).size <= 1;
  const groups = alike ? [decided] : decided.map((one) => [one]);
  return { commands, again: groups.map((group) => againFor(group, wishes)) };
}

function againFor(group: readonly Decided[], wishes: Wishes): string {
  const services = group.map((one) => one.facts.service).filter((service) => service !== '');
  return againLine(group[0]?.given.answers ?? {}, services, wishes.dir);
}

function besideOf(plan: Plan, resolutions: Resolutions): string | undefined {
  const folder = folderOf(outputPaths(plan).dockerfile);
  const name = dockerfileName(folder, resolutions);
  return name === 'Dockerfile' ? undefined : `${folder}${name}`;
}
