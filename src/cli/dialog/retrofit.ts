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

/** How a run ended. */
export interface Outcome extends Prepared {
  readonly targets: readonly Target[];
  readonly resolutions: Resolutions;
  /** Paths that were written, the state among them. */
  readonly written: readonly string[];
  readonly commands: readonly ServiceCommands[];
  /** The same run as one line of flags. */
  readonly again: readonly string[];
}

/** What to type for one service. */
export interface ServiceCommands {
  readonly plan: Plan;
  readonly build: string;
  readonly run: readonly string[];
}

/** The whole run: what an earlier one left is settled, then facts, questions, files, conflicts, and only then the first byte. */
export async function dialogue(wishes: Wishes, door: Door, sendsOf: SendsOf): Promise<Outcome> {
  const session = open(wishes);
  const prepared = await prepare(session, wishes, door, sendsOf);
  const resolutions = wishes.write ? await settle(prepared.changes, wishes.onConflict, door) : new Map();
  const targets = targetsOf(prepared.changes, resolutions, session.repo, session.generated);
  const written = wishes.write ? apply(session.repo.root, targets, []) : [];
  return { ...prepared, targets, resolutions, written, ...commandsOf(prepared.decided, resolutions, wishes) };
}

function open(wishes: Wishes): Session {
  const { root } = openFolder(wishes.dir);
  if (wishes.write) recoverJournal(root);
  return {
    repo: openFolder(wishes.dir),
    dir: wishes.dir,
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
