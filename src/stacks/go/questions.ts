import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { Question } from '../../model/question.ts';
import { baseQuestion, entryQuestion, nameQuestion, portQuestion, secretsQuestion } from '../_shared/questions.ts';
import type { GoDetails } from './facts.ts';

export function questions(facts: Facts<GoDetails>, answers: Answers): readonly Question[] {
  return [
    entryQuestion(facts, 'Which program shall be shipped?'),
    baseQuestion([
      { value: 'distroless', label: 'distroless', hint: 'no shell; certificates and time zones' },
      { value: 'scratch', label: 'scratch', hint: 'the program alone, with certificates and time zones copied in' },
      { value: 'alpine', label: 'alpine', hint: 'has a shell, for debugging' },
    ]),
    secretsQuestion(facts),
    portQuestion(facts, answers),
    nameQuestion(facts),
  ];
}
