import { ask, isLocked } from '../../api.ts';
import type { AnswerKey, Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { Question } from '../../model/question.ts';
import { answerOptions } from '../options.ts';
import { quoteWord } from '../split-words.ts';
import type { Door } from './door.ts';
import { answeredNow } from './given.ts';
import { lookAgain, type Known, type Look } from './known.ts';
import { askQuestion, choose } from './prompts.ts';

/** Asks which answer to change, of all there are, and then that question. */
export async function changeAnswer(look: Look, now: Known, door: Door): Promise<Known> {
  const { questions, answers } = ask(now.facts, now.given.answers, now.given.policy);
  const all = [...questions, ...further(now.facts).filter((one) => !questions.some(({ key }) => key === one.key))];
  const free = all.filter(({ key }) => !isLocked(now.given.policy, key));
  const choices = free.map((one) => ({
    value: one.key,
    label: titleOf(one.key),
    hint: shown(answers[one.key] ?? one.default),
  }));
  const key = await choose(door, 'which', 'Which answer?', choices);
  const question = all.find((one) => one.key === key);
  if (question === undefined) return now;
  const current = answers[question.key];
  const value = await askQuestion(current === undefined ? question : { ...question, default: current }, door);
  return lookAgain(look, answeredNow(now.given, question.key, value), now.facts);
}

/** What no stack asks, and a person may still want to change. */
function further({ runtime }: Facts): readonly Question[] {
  return [
    plainQuestion('runtime', `Which version of ${runtime.title}?`, 'text', runtime.wanted?.value ?? runtime.cycle),
    plainQuestion('writable', 'Which absolute paths does it write to, besides /tmp?', 'checkbox', []),
    plainQuestion('include', 'Which further files or folders does the build need?', 'checkbox', []),
  ];
}

function plainQuestion(key: AnswerKey, message: string, kind: Question['kind'], value: Question['default']): Question {
  return { key, message, kind, choices: [], default: value, from: '', ask: 'change' };
}

function shown(answer: Answers[AnswerKey]): string {
  if (answer === undefined) return '';
  if (answer === null) return 'none';
  if (!Array.isArray(answer)) return String(answer);
  return answer.length === 0 ? 'none' : answer.map(quoteWord).join(' ');
}

function titleOf(key: AnswerKey): string {
  return answerOptions.find((option) => option.answer === key)?.title ?? key;
}
