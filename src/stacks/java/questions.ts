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
} from '../_shared/questions.ts';
import type { JavaDetails } from './facts.ts';
import { isGradle } from './plan/deviations.ts';
import { canTrain } from './plan/training.ts';

const DISTROLESS: Choice = { value: 'distroless', label: 'distroless', hint: 'Java and nothing else; no shell' };
const SLIM: Choice = { value: 'slim', label: 'slim', hint: "Temurin's JRE on Ubuntu, with a shell for debugging" };
const ALPINE: Choice = { value: 'alpine', label: 'alpine', hint: 'smaller, on musl' };
const JLINK: Choice = {
  value: 'jlink',
  label: 'jlink',
  hint: 'a Java of only the parts that the program uses, on distroless',
};

/** Families that a program can ship on: native libraries are built for glibc, and jlink reads what a jar alone needs. */
export function families(details: JavaDetails): readonly Choice[] {
  const { native, layout } = details;
  const all = [DISTROLESS, SLIM, ...(native === null ? [ALPINE] : []), ...(layout === 'quarkus' ? [] : [JLINK])];
  return isGradle(details) ? all.map((choice) => ({ ...choice, hint: `${choice.hint} · unproven with Gradle` })) : all;
}

export function questions(facts: Facts<JavaDetails>, answers: Answers): readonly Question[] {
  return [
    entryQuestion(facts, 'Which program shall be shipped?'),
    baseQuestion(families(facts.details)),
    secretsQuestion(facts),
    portQuestion(facts, answers),
    healthQuestion(facts),
    ...trainingQuestion(facts, answers),
    nameQuestion(facts),
  ];
}

/** Only where the program can end by itself once it has started. */
function trainingQuestion({ details }: Facts<JavaDetails>, answers: Answers): readonly Question[] {
  if (!canTrain(details, answers)) return [];
  return [
    {
      key: 'startupCache',
      message: 'Start it once while building, so that it starts faster? (it must start without its database)',
      kind: 'confirm',
      choices: [],
      default: false,
      from: '',
      ask: 'change',
    },
  ];
}
