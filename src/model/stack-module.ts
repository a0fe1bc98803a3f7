import * as v from 'valibot';
import { AnswersSchema, type AnswerKey, type Answers } from './answers.ts';
import type { Facts } from './facts.ts';
import type { CatalogueImage } from './image.ts';
import type { Plan } from './plan.ts';
import type { Question } from './question.ts';
import type { Repo } from './repo.ts';

/** Facts as the module of a team gives them: what it leaves out was not seen. */
export type GivenFacts = Pick<Facts, 'name' | 'shape' | 'runtime'> & Partial<Facts>;

/** A plan as the module of a team gives it: what it leaves out is none. */
export type GivenPlan = Pick<Plan, 'template' | 'images' | 'user' | 'process' | 'context'> & Partial<Plan>;

/** What the module of a team's stack makes: a `Stack`, of which only the needful has to be said. */
export interface GivenStack {
  readonly id: string;
  readonly title: string;
  readonly signs: readonly string[];
  readonly rootSigns?: readonly string[];
  readonly detect: (repo: Repo, catalogue: readonly CatalogueImage[], given: Answers) => GivenFacts | null;
  readonly questions: (facts: Facts, answers: Answers) => readonly Question[];
  readonly plan: (facts: Facts, answers: Answers, catalogue: readonly CatalogueImage[]) => GivenPlan;
}

const text = v.pipe(v.string(), v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'one line of text'));
const found = <T extends v.GenericSchema>(value: T) => v.object({ value, from: text });
const functions = v.custom<(...given: never[]) => unknown>((value) => typeof value === 'function', 'a function');

/** A stack as its module makes it. */
export const givenStackSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,40}$/, 'the name of a stack')),
  title: text,
  signs: v.array(text),
  rootSigns: v.optional(v.array(text)),
  detect: functions,
  questions: functions,
  plan: functions,
});

const runtime = v.object({
  product: text,
  title: text,
  wanted: v.nullable(found(text)),
  cycle: text,
  version: text,
  endOfLife: v.pipe(v.string(), v.isoDate('a day such as 2026-11-23')),
  ended: v.boolean(),
  fit: v.picklist(['exact', 'near', 'none']),
  why: text,
});

/** Facts of a team's stack, with what was left out. `details` are its own. */
export const givenFactsSchema = v.object({
  name: found(
    v.pipe(text, v.regex(/^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/, 'an image name: lower-case letters, digits, dots, dashes')),
  ),
  shape: v.picklist(['server', 'static', 'binary', 'worker']),
  framework: v.optional(v.nullable(found(text)), null),
  runtime,
  manager: v.optional(v.nullable(found(text)), null),
  entries: v.optional(v.array(found(text)), []),
  start: v.optional(v.nullable(found(v.array(text))), null),
  port: v.optional(v.nullable(found(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)))), null),
  health: v.optional(v.nullable(found(text)), null),
  writable: v.optional(v.array(found(v.looseObject({ path: text }))), []),
  secrets: v.optional(v.array(v.looseObject({ kind: text, title: text, from: text })), []),
  buildArgs: v.optional(v.array(found(text)), []),
  conflicts: v.optional(v.array(v.looseObject({ about: text })), []),
  blockers: v.optional(v.array(v.looseObject({ name: text, message: text, from: text, hints: v.array(text) })), []),
  details: v.optional(v.unknown(), null),
});

/** Questions of a team's stack: answers are ours, since each has its flag. */
export const givenQuestionsSchema = v.array(
  v.looseObject({
    key: v.picklist(Object.keys(AnswersSchema.entries) as AnswerKey[]),
    message: text,
    kind: v.picklist(['select', 'checkbox', 'text', 'number', 'words', 'confirm']),
    choices: v.array(v.object({ value: text, label: text, hint: text })),
    from: text,
    ask: v.picklist(['always', 'undecided', 'change']),
  }),
);
