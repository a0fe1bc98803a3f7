import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { Question } from '../../model/question.ts';
import { baseQuestion, nameQuestion } from '../_shared/questions.ts';
import { SERVERS } from '../_shared/site/servers.ts';
import type { SiteDetails } from './facts.ts';

export function questions(facts: Facts<SiteDetails>, _answers: Answers): readonly Question[] {
  return [baseQuestion(SERVERS), nameQuestion(facts)];
}
