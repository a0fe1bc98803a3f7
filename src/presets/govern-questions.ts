import type { AnswerKey, Answers } from '../model/answers.ts';
import type { Facts } from '../model/facts.ts';
import type { Policy } from '../model/policy.ts';
import type { Question } from '../model/question.ts';
import { lockedAnswers } from './answers-under.ts';

/** A question as the team leaves it open: choices it forbids are gone, what it demands is ticked.. */
export function governQuestion(question: Question, facts: Facts, policy: Policy): Question {
  if (question.key === 'base') return allowedBases(question, policy);
  if (question.key !== 'secrets') return question;
  const ticked = [...(Array.isArray(question.default) ? question.default : []), ...demandedSecrets(facts, policy)];
  return { ...question, default: [...new Set(ticked.map(String))] };
}

/** Whether the team has decided a question, so that nobody is asked. */
export function isLocked(policy: Policy, key: AnswerKey): boolean {
  return lockedAnswers(policy)[key] !== undefined;
}

/** Answers with the secrets that every build of the team mounts, as far as this one can. */
export function withDemanded(answers: Answers, facts: Facts, policy: Policy): Answers {
  const demanded = demandedSecrets(facts, policy);
  if (answers.secrets === undefined || demanded.length === 0) return answers;
  return { ...answers, secrets: [...new Set([...answers.secrets, ...demanded])] };
}

function demandedSecrets(facts: Facts, { values }: Policy): readonly string[] {
  const kinds = [...(values.secrets ?? []), ...(values.ca?.required === true ? ['ca'] : [])];
  return kinds.filter((kind) => kind.startsWith('custom:') || facts.secrets.some((one) => one.kind === kind));
}

function allowedBases(question: Question, { values }: Policy): Question {
  const { allowed = [], never = [] } = values.bases ?? {};
  const fits = (family: string): boolean =>
    (allowed.length === 0 || allowed.some((one) => one === family)) && !never.some((one) => one === family);
  const choices = question.choices.filter(({ value }) => fits(value));
  const kept = typeof question.default === 'string' && fits(question.default);
  return { ...question, choices, default: kept ? question.default : choices[0]?.value };
}
