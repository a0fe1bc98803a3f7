import { wordsIn, type Learnt } from '../../api.ts';
import type { Door, Prompt } from '../dialog/door.ts';
import { quoteWord, splitWords } from '../split-words.ts';
import { visible } from '../visible.ts';
import { problemIn, type PresetAnswers, type PresetOrder } from './preset-order.ts';
import { presetQuestions, type PresetQuestion } from './preset-questions.ts';

/** Every question that nobody has answered yet, in their order; with nobody there, what was learnt or is usual. */
export async function askPreset(order: PresetOrder, learnt: Learnt, door: Door): Promise<PresetAnswers> {
  const answers: Record<string, readonly string[]> = { ...order.given };
  for (const question of presetQuestions) {
    if (answers[question.name] !== undefined || !applies(question, answers)) continue;
    const usual = usualFor(question, learnt, order);
    const words = door.interactive ? await askOne(question, usual, door) : usual;
    answers[question.name] = words;
  }
  return answers;
}

/** What no repository may change: everything that was laid down, unless less is wanted. */
export async function askLocks(order: PresetOrder, answers: PresetAnswers, door: Door): Promise<readonly string[]> {
  const keys = presetQuestions
    .filter(({ name, lockable }) => lockable && (answers[name] ?? []).length > 0)
    .flatMap(({ name, key }) => lockedBy(name, key, answers));
  if (order.lock !== null) return order.lock;
  if (!door.interactive || keys.length === 0) return keys;
  const choices = keys.map((key) => ({ value: key, name: key, short: key }));
  const message = 'What may no repository change?';
  return (await door.ask({ type: 'checkbox', name: 'lock', message, choices, default: keys })) as readonly string[];
}

/** Label by label: a lock on all of them would keep repositories from giving those that they must. */
function lockedBy(name: string, key: string, answers: PresetAnswers): readonly string[] {
  if (name !== 'label') return [key];
  return (answers[name] ?? []).map((word) => `${key}["${word.slice(0, word.indexOf('='))}"]`);
}

function applies({ name }: PresetQuestion, answers: PresetAnswers): boolean {
  const as = answers['publish']?.[0];
  return !(name === 'package' && as === 'git') && !(name === 'repository' && as !== 'git');
}

function usualFor(question: PresetQuestion, { values }: Learnt, { dir }: PresetOrder): readonly string[] {
  const learnt = question.key === '' ? [] : wordsIn(values, { key: question.key, form: question.form });
  if (learnt.length > 0) return learnt;
  const folder = nameOf(dir);
  if (question.name === 'team') return [folder];
  return question.name === 'package' ? [folder] : question.default;
}

/** The last part of a folder's name, as a package could be called. */
function nameOf(dir: string): string {
  const name =
    visible(dir)
      .split(/[\\/]/)
      .findLast((part) => /[a-z0-9]/i.test(part)) ?? '';
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-')
    .replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return plain === '' ? 'team-defaults' : plain;
}

async function askOne(question: PresetQuestion, usual: readonly string[], door: Door): Promise<readonly string[]> {
  const answer = await door.ask(promptOf(question, usual));
  if (typeof answer === 'boolean') return answer ? ['yes'] : [];
  return typeof answer === 'string' ? typed(question, answer) : (answer as readonly string[]);
}

function promptOf(question: PresetQuestion, usual: readonly string[]): Prompt {
  const { name, message, form, choices } = question;
  const base = { name, message };
  const offered = choices.map((value) => ({ value, name: value, short: value }));
  if (form === 'flag') return { ...base, type: 'confirm', default: usual[0] === 'yes' };
  if (offered.length > 0 && form === 'list') return { ...base, type: 'checkbox', choices: offered, default: usual };
  if (offered.length > 0) return { ...base, type: 'select', choices: offered, default: usual[0] ?? '' };
  const shown = form === 'text' ? (usual[0] ?? '') : usual.map(quoteWord).join(' ');
  return {
    ...base,
    type: 'input',
    ...(shown === '' ? {} : { default: shown }),
    validate: (text) => problem(question, text),
  };
}

function problem(question: PresetQuestion, text: string): true | string {
  const wrong = text.trim() === '' && isNeeded(question) ? 'is not enough' : problemIn(question, typed(question, text));
  return wrong === null ? true : `${text.trim() === '' ? 'nothing' : visible(text)} ${wrong}`;
}

/** Without a name in messages, and a place to be found at, there is no preset. */
export function isNeeded({ name }: PresetQuestion): boolean {
  return ['team', 'package', 'repository'].includes(name);
}

function typed({ form }: PresetQuestion, text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  return form === 'list' || form === 'pairs' ? (splitWords(trimmed) ?? [trimmed]) : [trimmed];
}
