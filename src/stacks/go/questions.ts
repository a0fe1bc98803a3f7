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
  startQuestion,
} from '../_shared/questions.ts';
import type { GoDetails } from './facts.ts';

const PURE: readonly Choice[] = [
  { value: 'distroless', label: 'distroless', hint: 'no shell; certificates and time zones' },
  { value: 'scratch', label: 'scratch', hint: 'the program alone, with certificates and time zones copied in' },
  { value: 'alpine', label: 'alpine', hint: 'has a shell, for debugging; a health check needs no subcommand' },
  { value: 'chainguard', label: 'chainguard', hint: 'only its newest tag is free' },
  { value: 'dhi', label: 'hardened', hint: 'dhi.io, needs a login' },
];
const WITH_C: readonly Choice[] = [
  { value: 'distroless', label: 'distroless', hint: 'no shell; glibc of the same Debian' },
];

/** Families that a program can ship on: one that links C needs the C library it was compiled with. */
export function families(details: GoDetails): readonly Choice[] {
  return details.cgo === null ? PURE : WITH_C;
}

export function questions(facts: Facts<GoDetails>, answers: Answers): readonly Question[] {
  return [
    entryQuestion(facts, 'Which program shall be shipped?'),
    baseQuestion(families(facts.details)),
    secretsQuestion(facts),
    portQuestion(facts, answers),
    healthQuestion(facts),
    ...probeQuestion(facts, answers, facts.details.healthCommand !== null),
    startQuestion(facts),
    nameQuestion(facts),
  ];
}
