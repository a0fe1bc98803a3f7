import {
  auditFile,
  beforeAndAfter,
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
import type { Decided } from './decide-service.ts';
import { givenBy, type Given } from './given.ts';
import type { Session } from './session.ts';

/** What is there, what would become of it, and what the audit says of both. */
export interface Looked extends BeforeAndAfter {
  readonly takeover: Takeover;
  readonly service: string;
}

/** The service's own Dockerfile as facts; `null` where there is none, or where it is ours. */
export function takeoverFor(session: Session, service: Service, services: readonly string[]): Takeover | null {
  const { repo, memory, dockerfile } = session;
  const ours = new Set(memory.generated.keys());
  const found = service.facts.flatMap((facts) => takeOver({ repo, services, ours, named: dockerfile }, facts) ?? []);
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
