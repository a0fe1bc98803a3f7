import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { Choice, Question } from '../../model/question.ts';
import {
  baseQuestion,
  healthQuestion,
  nameQuestion,
  portQuestion,
  secretsQuestion,
  startQuestion,
} from '../_shared/questions.ts';
import { SERVERS } from '../_shared/site/servers.ts';
import type { NodeDetails } from './facts.ts';

const SERVER_BASES: readonly Choice[] = [
  { value: 'distroless', label: 'distroless', hint: 'no shell, no package manager' },
  { value: 'slim', label: 'slim', hint: 'Debian with a shell, for debugging' },
  { value: 'alpine', label: 'alpine', hint: 'musl; native addons need a musl build' },
  { value: 'dhi', label: 'hardened', hint: 'dhi.io, needs a login' },
];
const PORTS_OF_FRAMEWORKS: Readonly<Record<string, number>> = { nest: 3000 };

export function questions(facts: Facts<NodeDetails>, answers: Answers): readonly Question[] {
  if (facts.shape === 'static')
    return [baseQuestion(SERVERS), secretsQuestion(facts), buildArgsQuestion(facts), nameQuestion(facts)];
  return [
    start(facts),
    baseQuestion(SERVER_BASES),
    secretsQuestion(facts),
    port(facts, answers),
    healthQuestion(facts),
    buildArgsQuestion(facts),
    nameQuestion(facts),
  ];
}

/** Names the script that only a shell could run, so that a person sees what to take apart. */
function start(facts: Facts<NodeDetails>): Question {
  const question = startQuestion(facts);
  const refused = facts.details.refusedStart;
  if (facts.start !== null || refused === null) return question;
  const shown = refused.value.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 80);
  return {
    ...question,
    message: `${refused.from} needs a shell to run "${shown}". ${question.message}`,
    from: refused.from,
  };
}

function port(facts: Facts<NodeDetails>, answers: Answers): Question {
  const question = portQuestion(facts, answers);
  const usual = PORTS_OF_FRAMEWORKS[facts.details.framework];
  return question.default === undefined && usual !== undefined ? { ...question, default: usual } : question;
}

function buildArgsQuestion(facts: Facts): Question {
  return {
    key: 'buildArgs',
    message: 'Variables that the build line passes (they end in public files)',
    kind: 'checkbox',
    choices: facts.buildArgs.map(({ value, from }) => ({ value, label: value, hint: from })),
    default: facts.buildArgs.map(({ value }) => value),
    from: facts.buildArgs[0]?.from ?? '',
    ask: 'change',
  };
}
