import { isAbsolute, join } from 'node:path';
import {
  answersUnder,
  detectUnder,
  nothingDetected,
  openRepo,
  UndecidedError,
  type Answers,
  type Policy,
  type Repo,
  type Service,
} from '../../api.ts';
import type { Door } from './door.ts';
import { givenUnder, layered, type Given } from './given.ts';
import { keptBefore, recalled, type Memory } from './memory.ts';
import type { Facts } from '../../model/facts.ts';
import { chooseSome } from './prompts.ts';
import type { Look } from './known.ts';
import type { OnConflict } from './settle.ts';
import { keptIn, saidBy } from './takeover.ts';
import type { Takeover } from '../../model/takeover.ts';
import { evidenceOf, folderShown, severalServices } from './several-services.ts';
import type { Wishes } from './wishes.ts';

/** A folder that is being worked on, and what was given for it. */
export interface Session {
  readonly repo: Repo;
  /** Answers of this run. */
  readonly given: Given;
  /** Answers of this run by service, where it had to be gone through again. */
  readonly answered: ReadonlyMap<string, Given>;
  readonly memory: Memory;
  readonly onConflict: OnConflict;
  /** The team's defaults and locks. */
  readonly policy: Policy;
  /** Dockerfile to take over, by `--dockerfile`. */
  readonly dockerfile: string | null;
  /** Copies of presets from elsewhere, by path: written beside the state that locks them. */
  readonly copies: ReadonlyMap<string, string>;
}

/** The services to write files for, and the folders of all that there are. */
export interface Chosen {
  readonly services: readonly Service[];
  readonly folders: readonly string[];
}

/** Those named, the only one, or those chosen. */
export async function chooseServices(session: Session, named: readonly string[], door: Door): Promise<Chosen> {
  const { answers } = answersUnder(session.policy, session.given.answers);
  const meant = named.length > 0 ? detectUnder(session.policy, session.repo, answers, named) : null;
  const all = detectUnder(session.policy, session.repo, answers, []);
  if (meant === null && all.length === 0) throw nothing(session);
  const services = meant ?? (all.length === 1 ? all : await chosenOf(all, session, door));
  return { services, folders: all.map(({ path }) => path) };
}

async function chosenOf(all: readonly Service[], session: Session, door: Door): Promise<readonly Service[]> {
  const known = all.filter((service) => session.memory.services.includes(service.path));
  if (!door.interactive && known.length > 0) return known;
  if (!door.interactive) throw severalServices(all);
  const choices = all.map((service) => ({
    value: service.path,
    label: folderShown(service.path),
    hint: evidenceOf(service),
  }));
  const chosen = await chooseSome(door, 'services', 'Several services here. Which ones?', choices);
  return all.filter((service) => chosen.includes(service.path));
}

/** Reads a service again with more given. What a person's own Dockerfile said stays with it. */
export function lookAt(session: Session, path: string, takeover: Takeover | null): Look {
  const own = takeover === null ? keptBefore(session.memory, path) : keptIn(takeover, path);
  return ({ answers }) => {
    const service = serviceAt(session, answers, path);
    return { ...service, facts: service.facts.map((facts) => withOwn(facts, own, takeover)) };
  };
}

function withOwn(facts: Facts, own: Pick<Facts, 'kept' | 'dockerfile'>, takeover: Takeover | null): Facts {
  return { ...facts, ...own, conflicts: [...facts.conflicts, ...(takeover?.conflicts ?? [])] };
}

/** Everything given for a service: what its own Dockerfile says below the team's defaults, the last run's answers and those of this run. */
export function givenFor(session: Session, path: string, takeover: Takeover | null): Given {
  const given = session.answered.get(path) ?? layered(recalled(session.memory, path), session.given);
  const under = givenUnder(session.policy, given);
  return takeover === null
    ? under
    : { ...layered(saidBy(takeover), under), policy: under.policy, overruled: under.overruled };
}

/** Opens the folder of a run. Throws `UsageError` when there is none. */
export function openFolder(wishes: Pick<Wishes, 'base' | 'dir'>): Repo {
  return openRepo(folderTyped(wishes));
}

/** The folder of a run, there or not. */
export function folderTyped({ base, dir }: Pick<Wishes, 'base' | 'dir'>): string {
  return dir !== null && isAbsolute(dir) ? dir : join(base, dir ?? '');
}

function serviceAt({ repo, policy }: Session, answers: Answers, path: string): Service {
  const [service] = detectUnder(policy, repo, answers, [path === '' ? '.' : path]);
  if (service === undefined) throw new TypeError(`nothing detected in ${path}`);
  return service;
}

function nothing({ repo, policy }: Session): UndecidedError {
  if (repo.list('').length > 0) return nothingDetected(repo, policy);
  return new UndecidedError(
    'this folder is empty: there is no service to put into a container yet. Nothing was written.',
    {
      hints: ['ironhull new     begins one here'],
    },
  );
}
