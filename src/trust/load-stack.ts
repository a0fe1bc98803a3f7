import { Buffer } from 'node:buffer';
import * as v from 'valibot';
import { IronhullError, UsageError } from '../errors.ts';
import type { Facts } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { Question } from '../model/question.ts';
import { savedPlanSchema } from '../model/saved-plan.ts';
import { givenFactsSchema, givenQuestionsSchema, givenStackSchema, type GivenStack } from '../model/stack-module.ts';
import type { Stack } from '../model/stack.ts';
import { stackKit } from '../stacks/_shared/kit.ts';

/** The module of a stack: its text, as it was hashed, and where it is from. */
export interface StackFile {
  readonly id: string;
  readonly text: string;
  /** As shown in messages. */
  readonly file: string;
}

/** What an empty plan consists of. */
const NOTHING = {
  schemaVersion: 1,
  syntax: '1.14',
  writable: [stackKit.TEMPORARY],
  secrets: [],
  deviations: [],
  buildArgs: [],
  view: {},
};

/**
 * Runs the module of a stack and gives the stack that it makes. The very text that was hashed is run, from memory: a `data:` module can
 * import nothing that lies beside it. Throws `UsageError` naming file and key where it is no stack.
 */
export async function loadStack({ id, text, file }: StackFile): Promise<Stack> {
  const made = await told(file, 'the module', async () => {
    const url = `data:text/javascript;base64,${Buffer.from(text, 'utf8').toString('base64')}`;
    const module = (await import(/* @vite-ignore */ url)) as { readonly default?: unknown };
    if (typeof module.default !== 'function') throw new TypeError('its default export is no function');
    return (module.default as (kit: typeof stackKit) => unknown)(stackKit);
  });
  checked(givenStackSchema, made, file, 'the stack');
  const stack = made as GivenStack;
  if (stack.id !== id)
    throw wrong(file, `the stack is called ${JSON.stringify(stack.id)}, and the preset calls it ${id}`);
  return guarded(stack, file);
}

/** What a module gives is taken as plain data, completed and looked at, before anything of ours reads it. */
function guarded(stack: GivenStack, file: string): Stack {
  const { id, title, signs, rootSigns } = stack;
  return {
    id,
    title,
    signs: [...signs],
    ...(rootSigns === undefined ? {} : { rootSigns: [...rootSigns] }),
    detect: (repo, catalogue, given) => {
      const found = plain(file, 'detect', () => stack.detect(repo, catalogue, given));
      if (found === null) return null;
      const facts = checked(givenFactsSchema, found, file, 'detect') as unknown as Facts;
      return { ...facts, stack: id, service: '' };
    },
    questions: (facts, answers) => {
      const asked = plain(file, 'questions', () => stack.questions(facts, answers));
      return checked(givenQuestionsSchema, asked, file, 'questions') as unknown as readonly Question[];
    },
    plan: (facts, answers, catalogue) => planOf(stack, file, { facts, answers, catalogue }),
  };
}

interface Planning {
  readonly facts: Facts;
  readonly answers: Parameters<Stack['plan']>[1];
  readonly catalogue: Parameters<Stack['plan']>[2];
}

function planOf(stack: GivenStack, file: string, { facts, answers, catalogue }: Planning): Plan {
  const made = plain(file, 'plan', () => stack.plan(facts, answers, catalogue));
  if (typeof made !== 'object' || made === null) throw wrong(file, 'plan gives no plan');
  const name = answers.name ?? facts.name.value;
  // What says where files go is ours to say: a plan leads nowhere else.
  const known = { stack: stack.id, service: facts.service, name, shape: facts.shape };
  const { kept: _kept, dockerfile: _dockerfile, ...own } = made as Partial<Plan>;
  return checked(savedPlanSchema, { ...NOTHING, ...own, ...known }, file, 'plan');
}

/** A value as JSON has it: no function, no getter, nothing that changes later. */
function plain(file: string, what: string, give: () => unknown): unknown {
  try {
    const text: string | undefined = JSON.stringify(give());
    return text === undefined ? null : (JSON.parse(text) as unknown);
  } catch (error) {
    throw refusal(error, file, what);
  }
}

async function told<T>(file: string, what: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw refusal(error, file, what);
  }
}

/** What a stack refuses itself it says in its own words. */
function refusal(error: unknown, file: string, what: string): IronhullError {
  if (error instanceof IronhullError) return error;
  const said = error instanceof Error ? error.message : String(error);
  return wrong(file, `${what} fails: ${JSON.stringify(said.split('\n')[0]?.slice(0, 300) ?? '').slice(1, -1)}`, error);
}

function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown, file: string, what: string): T {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const place = v.getDotPath(issue) ?? 'it';
  throw wrong(file, `${what}: ${place} should be ${issue.expected ?? issue.message}`);
}

function wrong(file: string, what: string, cause?: unknown): UsageError {
  return new UsageError(`${file}: ${what}. Nothing was written.`, { cause });
}
