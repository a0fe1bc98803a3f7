import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { Question } from '../../model/question.ts';
import { baseQuestion, nameQuestion, secretsQuestion } from '../_shared/questions.ts';
import { SERVERS } from '../_shared/site/servers.ts';
import type { SiteDetails } from './facts.ts';

export function questions(facts: Facts<SiteDetails>, _answers: Answers): readonly Question[] {
  if (facts.details.jekyll === null) return [baseQuestion(SERVERS), nameQuestion(facts)];
  const unproven = SERVERS.map((choice) => ({ ...choice, hint: `${choice.hint} · unproven with Jekyll` }));
  return [baseQuestion(unproven), secretsQuestion(facts), nameQuestion(facts)];
}
