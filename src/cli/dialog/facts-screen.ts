import { stacksUnder } from '../../api.ts';
import type { Answers, AnswerKey } from '../../model/answers.ts';
import type { Conflict, Found } from '../../model/evidence.ts';
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
      wrapped(`  ${terminal.paint('warning', '!')} `, visible(disagreement(conflict, given)), terminal.width),
    ),
    '',
  ];
}

function rows(facts: Facts, given: Given): readonly Row[] {
  return [...toolRows(facts, given), ...programRows(facts, given), ...buildRows(facts)];
}

function toolRows({ stack, framework, runtime, manager, ...facts }: Facts, given: Given): readonly Row[] {
  const title = stacksUnder(given.policy).find((one) => one.id === stack)?.title ?? stack;
  const support = `${runtime.ended ? 'ended' : 'supported until'} ${runtime.endOfLife}`;
  return [
    {
      label: 'stack',
      value: framework === null ? title : `${title} · ${framework.value}`,
      from: framework?.from ?? '',
    },
    { label: runtime.title, value: `${runtime.cycle} · ${support}`, from: sourceOf(runtime.wanted, given) },
    ...(manager === null ? [] : [{ label: 'package manager', value: manager.value, from: manager.from }]),
    ...facts.secrets.flatMap((one) => (one.from === '' ? [] : [{ label: 'secret', value: one.title, from: one.from }])),
  ];
}

function programRows(facts: Facts, given: Given): readonly Row[] {
  const { start, health } = facts;
  return [
    ...entry(facts, given),
    ...answered('start', start && { value: start.value.map(quoteWord).join(' '), from: start.from }, given),
    ...answered('port', facts.port, given),
    ...answered('health', health && { value: `GET ${health.value}`, from: health.from }, given),
    ...facts.writable.map(({ value, from }) => ({ label: 'writes to', value: `${value.path} · ${value.kind}`, from })),
  ];
}

function buildRows(facts: Facts): readonly Row[] {
  return facts.buildArgs.map((name) => ({ label: 'build variable', value: name.value, from: name.from }));
}

function entry(facts: Facts, given: Given): readonly Row[] {
  const [only] = facts.entries;
  if (given.answers.entry !== undefined || facts.entries.length === 1) return answered('entry', only ?? null, given);
  if (only === undefined) return [];
  return [{ label: 'programs', value: facts.entries.map((one) => one.value).join(', '), from: 'one of them' }];
}

const labels = { entry: 'program', start: 'start', port: 'port', health: 'health' } as const;

type Seen = { readonly value: string | number; readonly from: string } | null;

function answered(key: keyof typeof labels, found: Seen, given: Given): readonly Row[] {
  const answer = given.answers[key];
  if (answer !== undefined) return [{ label: labels[key], value: shown(answer), from: given.origins[key] ?? '' }];
  return found === null ? [] : [{ label: labels[key], value: String(found.value), from: found.from }];
}

function shown(answer: Answers[AnswerKey]): string {
  if (answer === null) return 'none';
  return Array.isArray(answer) ? answer.map(quoteWord).join(' ') : String(answer);
}

function disagreement({ taken, others }: Conflict, given: Given): string {
  const said = others.map((other) => `${other.from} says ${other.value}`).join(', ');
  return `${said}, ${sourceOf(taken, given)} says ${taken.value}: ${taken.value} taken`;
}

/** A version that was given comes from wherever it was given. */
function sourceOf(wanted: Found<string> | null, { origins }: Given): string {
  return wanted?.from === '--runtime' ? (origins.runtime ?? wanted.from) : (wanted?.from ?? '');
}
