import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { Choice, Question } from '../../model/question.ts';

/** Program to ship: decided where the repo has one, a person's decision where it has several. */
export function entryQuestion(facts: Facts, message: string): Question {
  const only = facts.entries.length === 1 ? facts.entries[0] : undefined;
  return {
    key: 'entry',
    message,
    kind: 'select',
    choices: facts.entries.map((entry) => ({ value: entry.value, label: entry.value, hint: entry.from })),
    default: only?.value,
    from: only?.from ?? '',
    ask: 'undecided',
  };
}

/** Base image family; the first choice is the default. */
export function baseQuestion(choices: readonly Choice[]): Question {
  const [first] = choices;
  return {
    key: 'base',
    message: 'What should the image be based on?',
    kind: 'select',
    choices,
    default: first?.value,
    from: '',
    ask: 'always',
  };
}

/** Secrets of the build: those the repo shows to be needed are ticked. */
export function secretsQuestion(facts: Facts): Question {
  return {
    key: 'secrets',
    message: 'Secrets the build needs (the value is never asked for)',
    kind: 'checkbox',
    choices: facts.secrets.map((secret) => ({
      value: secret.kind,
      label: secret.title,
      hint: secret.from === '' ? '' : `from ${secret.from}`,
    })),
    default: facts.secrets.filter((secret) => secret.needed).map((secret) => secret.kind),
    from: facts.secrets.find((secret) => secret.needed)?.from ?? '',
    ask: facts.secrets.some((secret) => secret.from !== '') ? 'always' : 'change',
  };
}

/** Port of a program that listens; without evidence only a person can tell. */
export function portQuestion(facts: Facts, _answers: Answers): Question {
  const silent = facts.shape === 'worker';
  return {
    key: 'port',
    message: 'Which port does it listen on? (empty: none)',
    kind: 'number',
    choices: [],
    default: silent ? null : facts.port?.value,
    from: facts.port?.from ?? '',
    ask: 'undecided',
  };
}

/** Health endpoint: only one that was seen or is given is ever probed. */
export function healthQuestion(facts: Facts): Question {
  return {
    key: 'health',
    message: 'Which path answers when it is well? (empty: no health check)',
    kind: 'text',
    choices: [],
    default: facts.health?.value ?? null,
    from: facts.health?.from ?? '',
    ask: 'change',
  };
}

/** A probe of our own, for a compiled program: only where the endpoint has nobody to ask it. */
export function probeQuestion({ health }: Facts, answers: Answers, asksItself: boolean): readonly Question[] {
  const endpoint = answers.health === undefined ? (health?.value ?? null) : answers.health;
  if (endpoint === null || asksItself || answers.base === 'alpine') return [];
  return [
    {
      key: 'probe',
      message: `Compile a small probe into the image that asks ${endpoint}?`,
      kind: 'confirm',
      choices: [],
      default: false,
      from: '',
      ask: 'change',
    },
  ];
}

/** Words of the process, where the repo does not say them plainly. */
export function startQuestion(facts: Facts): Question {
  return {
    key: 'start',
    message: 'Which program runs, with which arguments? (no shell)',
    kind: 'words',
    choices: [],
    default: facts.start === null ? undefined : [...facts.start.value],
    from: facts.start?.from ?? '',
    ask: 'undecided',
  };
}

export function nameQuestion(facts: Facts): Question {
  return {
    key: 'name',
    message: 'What is the image called?',
    kind: 'text',
    choices: [],
    default: facts.name.value,
    from: facts.name.from,
    ask: 'change',
  };
}
