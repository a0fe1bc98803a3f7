import { UndecidedError } from '../errors.ts';
import type { Answers, AnswerKey } from '../model/answers.ts';
import type { Blocker } from '../model/evidence.ts';
import type { Facts } from '../model/facts.ts';
import type { Question } from '../model/question.ts';
import type { Stack } from '../model/stack.ts';

/** Answers so far, and the questions that only a person can still decide. */
export interface Decision {
  readonly answers: Answers;
  /** Every question of the stack, in the order in which they are asked. */
  readonly questions: readonly Question[];
  readonly open: readonly Question[];
}

/** Given answers, then detected and default values (`DESIGN.md` §3: flags > answers file > saved state > preset > detected > default). */
export function decide(stack: Stack, facts: Facts, given: Answers): Decision {
  const asked = stack.questions(facts, given);
  const answers: Record<string, unknown> = { ...given };
  for (const question of asked) {
    if (answers[question.key] === undefined && question.default !== undefined) answers[question.key] = question.default;
  }
  const open = asked.filter((question) => answers[question.key] === undefined);
  return { answers, questions: asked, open };
}

/** Blockers that no answer lifts. */
export function standing(facts: Facts, answers: Answers): readonly Blocker[] {
  return [...facts.blockers, ...noSuchVersion(facts), ...endOfLife(facts)].filter(
    (blocker) => blocker.liftedBy === undefined || answers[blocker.liftedBy as AnswerKey] !== true,
  );
}

/** Stops with the first blocker, then with the questions that nobody was there to answer. */
export function assertDecided(facts: Facts, decision: Decision): void {
  const [blocker] = standing(facts, decision.answers);
  if (blocker !== undefined)
    throw new UndecidedError(
      `${blocker.from === '' ? '' : `${blocker.from}: `}${blocker.message} Nothing was written.`,
      { hints: blocker.hints },
    );
  const [question] = decision.open;
  if (question !== undefined)
    throw new UndecidedError(`${undecided(question)} Nothing was written.`, { hints: hintsFor(question) });
}

function undecided(question: Question): string {
  const seen = question.choices.map((choice) => `${choice.label} (${choice.hint})`).join(', ');
  return seen === '' ? `undecided: ${question.message}` : `undecided: ${question.message} Seen: ${seen}.`;
}

function hintsFor(question: Question): readonly string[] {
  const flag = `--${question.key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return question.choices.length > 0
    ? question.choices.map((choice) => `ironhull retrofit ${flag} ${choice.value}`)
    : [`ironhull retrofit ${flag} VALUE`];
}

function noSuchVersion({ runtime }: Facts): readonly Blocker[] {
  if (runtime.fit !== 'none') return [];
  const { title, wanted, version } = runtime;
  return [
    {
      name: 'no-such-version',
      message: `no ${title} in the catalogue fits ${JSON.stringify(wanted?.value.slice(0, 60) ?? '')}.`,
      from: wanted?.from ?? '',
      hints: [
        `ironhull retrofit --runtime ${version}     takes that one`,
        'ironhull catalogue     lists what there is',
      ],
    },
  ];
}

function endOfLife({ runtime }: Facts): readonly Blocker[] {
  if (!runtime.ended) return [];
  const { title, cycle, endOfLife: day, wanted } = runtime;
  return [
    {
      name: 'end-of-life',
      message: `${title} ${cycle} has had no security fixes since ${day}.`,
      from: wanted?.from ?? '',
      hints: [
        `ironhull retrofit --runtime VERSION     takes a supported one`,
        'ironhull retrofit --end-of-life         goes on with it, and says so in the file',
      ],
      liftedBy: 'endOfLife',
    },
  ];
}
