import { assertDecided, decide } from './decide/decide.ts';
import { detectService } from './detect/service.ts';
import { IronhullError } from './errors.ts';
import { catalogue } from './images/index.ts';
import type { Answers } from './model/answers.ts';
import type { ImageReference } from './model/dockerfile.ts';
import type { Facts } from './model/facts.ts';
import type { Plan } from './model/plan.ts';
import type { Project } from './model/project.ts';
import type { Repo } from './model/repo.ts';
import type { Stack } from './model/stack.ts';
import { render } from './render/render.ts';
import { stacks } from './stacks/index.ts';

/** A context and the Dockerfile that is built from it. */
export interface ProjectPlace {
  /** The build context. */
  readonly context: Repo;
  /** The image that its first stage starts from. */
  readonly base: ImageReference;
  /** Program that the file builds where the repo has several, as in `./cmd/api`. */
  readonly entry: string | null;
}

/** Official images whose name says which stack is packed. */
const STACK_OF: Readonly<Record<string, string>> = { node: 'node', python: 'python', golang: 'go', bun: 'node' };

/** What the repo says about the program in an image; `null` where a person would have to be asked, since nobody is there to. */
export function projectOf({ context, base, entry }: ProjectPlace): Project | null {
  const id = STACK_OF[base.repository.slice(base.repository.lastIndexOf('/') + 1)];
  const stack = stacks.find((one) => one.id === id);
  if (stack === undefined) return null;
  try {
    return readProject(stack, context, givenBy(stack, base, entry));
  } catch (error) {
    // A repo that cannot be packed without asking is an expected outcome: the text alone is mended then.
    if (error instanceof IronhullError) return null;
    throw error;
  }
}

function readProject(stack: Stack, context: Repo, given: Answers): Project | null {
  const [facts] = detectService({ repo: context, stacks: [stack], catalogue, given }, '').facts;
  if (facts === undefined) return null;
  const plan = planOf(stack, facts, given);
  return {
    plan,
    parts: stack.parts?.(context, facts) ?? NO_PARTS,
    ignoreText: (further) => ignoreText(plan, further),
  };
}

const NO_PARTS = {
  manifests: [],
  installAlone: false,
  lockedBy: null,
  installer: null,
  sources: [],
  scripts: {},
  output: null,
  native: true,
};

/** What the file decides already, and what only makes the output less strict than a new file would be. */
function givenBy(stack: Stack, { tag }: ImageReference, entry: string | null): Answers {
  const version = /^\d+(?:\.\d+){0,2}(?=-|$)/.exec(tag ?? '')?.[0];
  const musl = /alpine/.test(tag ?? '');
  return {
    stack: stack.id,
    unlocked: true,
    endOfLife: true,
    ...(version === undefined ? {} : { runtime: version }),
    ...(stack.id === 'go' && entry !== null ? { entry } : {}),
    ...(stack.id === 'go' ? {} : { base: musl ? 'alpine' : 'slim' }),
  };
}

/** Questions without an answer are left to the file that is mended, where its start and port stand. */
function planOf(stack: Stack, facts: Facts, given: Answers): Plan {
  const decision = decide(stack, facts, given);
  assertDecided(facts, decision);
  return stack.plan(facts, decision.answers, catalogue);
}

function ignoreText(plan: Plan, further: readonly string[]): string {
  const include = [...new Set([...plan.context.include, ...further])];
  const files = render({ ...plan, context: { ...plan.context, include } });
  return files.find(({ path }) => path.endsWith('dockerignore'))?.contents ?? '';
}
