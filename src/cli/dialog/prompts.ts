import type { Choice, Question } from '../../model/question.ts';
import { problemWith } from '../given-answers.ts';
import { answerOptions, type AnswerOption } from '../options.ts';
import { quoteWord, splitWords } from '../split-words.ts';
import { visible } from '../visible.ts';
import type { Door, Prompt, PromptChoice } from './door.ts';

/** Asks one question through a door and gives its answer as the model has it. */
export async function askQuestion(question: Question, door: Door): Promise<unknown> {
  const answer = await door.ask(promptOf(question));
  return typeof answer === 'string' ? fromText(question, answer) : answer;
}

/** Asks for one of a few choices. */
export async function choose<T extends string>(
  door: Door,
  name: string,
  message: string,
  choices: readonly (Choice & { value: T })[],
): Promise<T> {
  return (await door.ask({ type: 'select', name, message, choices: promptChoices(choices) })) as T;
}

/** Asks for some of a few choices. */
export async function chooseSome(
  door: Door,
  name: string,
  message: string,
  choices: readonly Choice[],
): Promise<readonly string[]> {
  return (await door.ask({ type: 'checkbox', name, message, choices: promptChoices(choices) })) as readonly string[];
}

function promptOf(question: Question): Prompt {
  const { message, choices, kind } = question;
  const base = { name: question.key, message: visible(message) };
  if (kind === 'confirm') return { ...base, type: 'confirm', default: question.default === true };
  if ((kind === 'select' || kind === 'checkbox') && choices.length > 0)
    return { ...base, type: kind, choices: promptChoices(choices), ...defaultOf(question) };
  return { ...base, type: 'input', ...defaultOf(question), validate: (text) => problem(question, text) };
}

/** Labels in one column, hints in the next. */
function promptChoices(choices: readonly Choice[]): readonly PromptChoice[] {
  const width = Math.max(...choices.map((choice) => visible(choice.label).length));
  return choices.map(({ value, label, hint }) => {
    const short = visible(label);
    return { value, short, name: hint === '' ? short : `${short.padEnd(width)}   ${visible(hint)}` };
  });
}

function defaultOf(question: Question): Pick<Prompt, 'default'> {
  const { default: value, kind } = question;
  if (value === undefined || value === null) return {};
  if (kind === 'words' && Array.isArray(value)) return { default: value.map(quoteWord).join(' ') };
  if (!Array.isArray(value)) return { default: String(value) };
  return { default: question.choices.length > 0 ? value : value.join(' ') };
}

function problem(question: Question, text: string): true | string {
  const wrong = problemWith(optionOf(question), fromText(question, text));
  return wrong === null ? true : `${text === '' ? 'nothing' : visible(text)} ${wrong}`;
}

function fromText(question: Question, text: string): unknown {
  const typed = text.trim();
  if (question.kind === 'select') return text;
  if (question.kind === 'words') return splitWords(typed);
  if (question.kind === 'checkbox') return typed === '' ? [] : typed.split(/[\s,]+/);
  if (typed === '' || typed === 'none') return optionOf(question).none === null ? null : typed;
  return question.kind === 'number' && /^\d+$/.test(typed) ? Number(typed) : typed;
}

function optionOf(question: Question): AnswerOption {
  const option = answerOptions.find((one) => one.answer === question.key);
  if (option === undefined) throw new TypeError(`no option answers ${question.key}`);
  return option;
}
