import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { Choice, Question } from '../../model/question.ts';
import {
  baseQuestion,
  entryQuestion,
  healthQuestion,
  nameQuestion,
  portQuestion,
  probeQuestion,
  secretsQuestion,
} from '../_shared/questions.ts';
import type { DotnetDetails } from './facts.ts';

const CHISELED: Choice = { value: 'distroless', label: 'chiseled', hint: 'Ubuntu cut to what .NET needs; no shell' };
const WITH_CULTURES: Choice = { ...CHISELED, hint: `${CHISELED.hint}; cultures and time zones` };
const SLIM: Choice = { value: 'slim', label: 'ubuntu', hint: 'with a shell and a package manager, for debugging' };
const ALPINE: Choice = { value: 'alpine', label: 'alpine', hint: 'on musl; no cultures and no time zones' };

/** Families that a program can ship on: what is compiled is bound to glibc, and Alpine's images have no cultures. */
export function families({ publishing, cultures }: DotnetDetails): readonly Choice[] {
  if (cultures !== null) return [WITH_CULTURES, SLIM];
  return publishing === 'portable' ? [CHISELED, SLIM, ALPINE] : [CHISELED, SLIM];
}

export function questions(facts: Facts<DotnetDetails>, answers: Answers): readonly Question[] {
  const { publishing, healthCommand } = facts.details;
  return [
    entryQuestion(facts, 'Which project shall be shipped?'),
    baseQuestion(families(facts.details)),
    secretsQuestion(facts),
    portQuestion(facts, answers),
    healthQuestion(facts),
    ...probeQuestion(facts, answers, publishing !== 'native' || healthCommand !== null),
    nameQuestion(facts),
  ];
}
