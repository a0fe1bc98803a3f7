import {
  auditFile,
  beforeAndAfter,
  dockerfilesInDoubt,
  outputPaths,
  settingsOf,
  takeOver,
  type BeforeAndAfter,
  type Service,
  type Settings,
  type Takeover,
} from '../../api.ts';
import type { Facts } from '../../model/facts.ts';
import type { AnswerKey, Answers } from '../../model/answers.ts';
import { today } from '../today.ts';
import { visible } from '../visible.ts';
import type { Decided } from './decide-service.ts';
import type { Door } from './door.ts';
import { givenBy, type Given } from './given.ts';
import { keptBefore } from './memory.ts';
import { choose } from './prompts.ts';
import type { Session } from './session.ts';

/** What is there, what would become of it, and what the audit says of both. */
export interface Looked extends BeforeAndAfter {
  readonly takeover: Takeover;
  readonly service: string;
}

/** The Dockerfile that is meant: by its flag, by the run before, or by a person who is asked; `null` for the one that ships. */
export async function dockerfileMeant(
  session: Session,
  service: Service,
  services: readonly string[],
  door: Door,
): Promise<string | null> {
  const { repo, memory } = session;
  const known = session.dockerfile ?? keptBefore(memory, service.path).dockerfile ?? null;
  if (known !== null || !door.interactive) return known;
  const adopting = { repo, services, ours: new Set(memory.generated.keys()) };
  const paths = service.facts.flatMap((facts) => dockerfilesInDoubt(adopting, facts));
  if (paths.length === 0) return null;
  const choices = paths.map((path) => ({ value: path, label: visible(path), hint: '' }));
  return choose(door, 'dockerfile', 'Which of these Dockerfiles ships?', choices);
}

/** The service's own Dockerfile as facts; `null` where there is none, or where it is ours. */
export function takeoverFor(
  { repo, memory }: Session,
  service: Service,
  services: readonly string[],
  named: string | null,
): Takeover | null {
  const ours = new Set(memory.generated.keys());
  const found = service.facts.flatMap((facts) => takeOver({ repo, services, ours, named }, facts) ?? []);
  return found[0] ?? null;
}

/** What it says that a question asks for. */
export function saidBy({ answers }: Takeover): Given {
  const values = Object.entries(answers).map(([key, found]) => [key, found.value]);
  return givenBy(Object.fromEntries(values) as Answers, (key: AnswerKey) => answers[key]?.from ?? '');
}

/** What it says and no question asks for, and where it lies. */
export function keptIn(
  { kept, dockerfile, link, neighbours }: Takeover,
  service: string,
): Pick<Facts, 'kept' | 'dockerfile'> {
  const path = link ?? dockerfile;
  const usual = outputPaths({ service }).dockerfile;
  return path === usual && neighbours.length === 0 ? { kept } : { kept, dockerfile: path };
}

/** The findings of today, and those that would be left, by the team's rules. */
export async function lookedAt(
  session: Session,
  { takeover, facts, plan }: Decided,
  files: Parameters<typeof beforeAndAfter>[2],
): Promise<Looked | null> {
  if (takeover === null) return null;
  const { dockerfile, dockerignore } = outputPaths(plan);
  const own = files.filter(({ path }) => path === dockerfile || path === dockerignore);
  return {
    takeover,
    service: facts.service,
    ...(await beforeAndAfter(session.repo, takeover, own, settings(session))),
  };
}

/** Whether nothing has to be done: the audit finds nothing worth a change. */
export async function isGood(session: Session, { dockerfile, link }: Takeover): Promise<boolean> {
  const path = link ?? dockerfile;
  const files = await auditFile(session.repo, path, settings(session));
  return files.every(({ findings }) => findings.every(({ severity }) => severity === 'info'));
}

/** The same judgement as that of an audit without flags: the team's rules and exceptions, where there is a preset. */
export function settings({ policy }: Pick<Session, 'policy'>): Settings {
  return settingsOf(policy, today());
}
