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
import type { RustDetails } from './facts.ts';
import { canCook } from './plan/tools.ts';

const GLIBC: Choice = { value: 'distroless', label: 'distroless', hint: 'no shell; glibc, certificates, time zones' };
const MUSL: readonly Choice[] = [
  {
    value: 'scratch',
    label: 'scratch',
    hint: 'the program alone, linked with musl; certificates and time zones copied in',
  },
  { value: 'alpine', label: 'alpine', hint: 'musl; has a shell, for debugging; a health check needs no subcommand' },
  { value: 'chainguard', label: 'chainguard', hint: 'musl; only its newest tag is free' },
  { value: 'dhi', label: 'hardened', hint: 'musl; dhi.io, needs a login' },
];

/** Families that a program can ship on: one with C in it, or for which packages are needed, is compiled against Debian's glibc. */
export function families({ native, packages, musl }: RustDetails): readonly Choice[] {
  if (native !== null || packages.length > 0) return [GLIBC];
  return [musl === null ? GLIBC : { ...GLIBC, hint: 'no shell; certificates, time zones; linked with musl' }, ...MUSL];
}

export function questions(facts: Facts<RustDetails>, answers: Answers): readonly Question[] {
  return [
    entryQuestion(facts, 'Which program shall be shipped?'),
    baseQuestion(families(facts.details)),
    secretsQuestion(facts),
    portQuestion(facts, answers),
    healthQuestion(facts),
    ...probeQuestion(facts, answers, facts.details.healthCommand !== null),
    startQuestion(facts),
    ...toolQuestions(facts.details),
    nameQuestion(facts),
  ];
}

/** Tools beside Cargo: none unless somebody wants one, and cargo-chef where it can do something. */
function toolQuestions(details: RustDetails): readonly Question[] {
  const chef = 'Compile crates in a layer of their own (cargo-chef), for a CI that keeps layers and no cache mounts?';
  const auditable = 'Write the list of crates into the program (cargo-auditable), for scanners of the image?';
  return [...(canCook(details) ? [asked('cargoChef', chef)] : []), asked('cargoAuditable', auditable)];
}

function asked(key: 'cargoChef' | 'cargoAuditable', message: string): Question {
  return { key, message, kind: 'confirm', choices: [], default: false, from: '', ask: 'change' };
}
