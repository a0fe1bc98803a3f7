import type { Answers, AnswerKey } from '../../model/answers.ts';
import type { Conflict } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import { quoteWord } from '../split-words.ts';
import type { Terminal } from '../terminal.ts';
import { visible } from '../visible.ts';
import { table, wrapped, type Row } from './layout.ts';
import type { Given } from './given.ts';

/** First screen: what was read, and where. What somebody gave stands in place of what was read. */
export function factsScreen(facts: Facts, given: Given, terminal: Terminal): readonly string[] {
  const name = given.answers.name ?? facts.name.value;
  const title = facts.service === '' ? name : `${name} · ${facts.service}`;
  return [
    `  ${terminal.paint('strong', visible(title))}`,
    '',
    ...table(rows(facts, given), terminal),
    ...facts.conflicts.flatMap((conflict) =>
      wrapped(`  ${terminal.paint('warning', '!')} `, visible(disagreement(conflict)), terminal.width),
    ),
    '',
  ];
}

function rows(facts: Facts, given: Given): readonly Row[] {
  const { framework, runtime, manager } = facts;
  return [
    {
      label: 'stack',
      value: framework === null ? facts.stack : `${facts.stack} · ${framework.value}`,
      from: framework?.from ?? '',
    },
    { label: runtime.title, value: `${runtime.cycle} · ${support(facts)}`, from: runtime.wanted?.from ?? '' },
    ...(manager === null ? [] : [{ label: 'package manager', value: manager.value, from: manager.from }]),
    ...entry(facts, given),
    ...answered(
      'start',
      'start',
      facts.start === null ? null : { value: facts.start.value.map(quoteWord).join(' '), from: facts.start.from },
      given,
    ),
    ...answered('port', 'port', facts.port, given),
    ...answered(
      'health',
      'health',
      facts.health === null ? null : { ...facts.health, value: `GET ${facts.health.value}` },
      given,
    ),
    ...facts.writable.map((path) => ({
      label: 'writes to',
      value: `${path.value.path} · ${path.value.kind}`,
      from: path.from,
    })),
    ...facts.secrets
      .filter((secret) => secret.from !== '')
      .map((secret) => ({ label: 'secret', value: secret.title, from: secret.from })),
    ...facts.buildArgs.map((name) => ({ label: 'build variable', value: name.value, from: name.from })),
  ];
}

function support({ runtime }: Facts): string {
  return `${runtime.ended ? 'ended' : 'supported until'} ${runtime.endOfLife}`;
}

function entry(facts: Facts, given: Given): readonly Row[] {
  const [only] = facts.entries;
  if (given.answers.entry !== undefined || facts.entries.length === 1)
    return answered('entry', 'program', only ?? null, given);
  if (only === undefined) return [];
  return [{ label: 'programs', value: facts.entries.map((one) => one.value).join(', '), from: 'one of them' }];
}

function answered(
  key: AnswerKey,
  label: string,
  found: { value: string | number; from: string } | null,
  given: Given,
): readonly Row[] {
  const answer = given.answers[key];
  if (answer !== undefined) return [{ label, value: shown(answer), from: given.origins[key] ?? '' }];
  return found === null ? [] : [{ label, value: String(found.value), from: found.from }];
}

function shown(answer: Answers[AnswerKey]): string {
  if (answer === null) return 'none';
  return Array.isArray(answer) ? answer.map(quoteWord).join(' ') : String(answer);
}

function disagreement({ taken, others }: Conflict): string {
  const said = others.map((other) => `${other.from} says ${other.value}`).join(', ');
  return `${said}, ${taken.from} says ${taken.value}: ${taken.value} taken`;
}
