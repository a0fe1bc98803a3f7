import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { Choice, Question } from '../../model/question.ts';
import {
  baseQuestion,
  entryQuestion,
  healthQuestion,
  nameQuestion,
  portQuestion,
  secretsQuestion,
  startQuestion,
} from '../_shared/questions.ts';
import type { PythonDetails } from './facts.ts';

/** Asked in this order; on the common path only base and, where an index was noticed, secrets. */
export function questions(facts: Facts<PythonDetails>, answers: Answers): readonly Question[] {
  const served = facts.shape === 'server';
  return [
    ...(needsStart(facts)
      ? [startQuestion(facts)]
      : answers.start === undefined
        ? [entryQuestion(facts, 'Which program shall be shipped?')]
        : []),
    baseQuestion(bases(facts)),
    secretsQuestion(facts),
    ...(served || answers.port !== undefined ? [portQuestion(facts, answers), healthQuestion(facts)] : []),
    nameQuestion(facts),
  ];
}

function needsStart({ entries }: Facts<PythonDetails>): boolean {
  return entries.length === 0;
}

/** Debian's Python is one release line, so distroless fits that one only. */
function bases({ runtime }: Facts<PythonDetails>): readonly Choice[] {
  const slim = { value: 'slim', label: 'slim', hint: 'has a shell, for debugging' };
  const distroless = { value: 'distroless', label: 'distroless', hint: 'no shell, no pip; Python 3.13 of Debian' };
  const alpine = { value: 'alpine', label: 'alpine', hint: 'musl: packages need wheels for it' };
  return [slim, ...(runtime.cycle === '3.13' ? [distroless] : []), alpine];
}
