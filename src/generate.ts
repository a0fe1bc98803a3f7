import { assertDecided, decide, type Decision } from './decide/decide.ts';
import { runtimeDeviations } from './decide/runtime-deviations.ts';
import type { Detection, Service } from './detect/service.ts';
import { detectServices, namedServices, nothingFound } from './detect/services.ts';
import type { UndecidedError } from './errors.ts';
import { withKept } from './decide/with-kept.ts';
import { withProof } from './decide/with-proof.ts';
import { CHECKED } from './images/references.ts';
import { assertAllowed, assertSupported, governPlan } from './presets/govern-plan.ts';
import { governQuestion, withDemanded } from './presets/govern-questions.ts';
import { catalogue } from './images/index.ts';
import { proven } from './images/proven.ts';
import type { Answers } from './model/answers.ts';
import type { Facts } from './model/facts.ts';
import type { OutputFile } from './model/output.ts';
import type { Plan } from './model/plan.ts';
import { NO_POLICY, type Policy } from './model/policy.ts';
import type { Question } from './model/question.ts';
import type { Repo } from './model/repo.ts';
import type { Stack } from './model/stack.ts';
import { stacks } from './stacks/index.ts';
import { teamFiles } from './team-files.ts';

/** Repo → the services in it, each with what every fitting stack read. `paths` are those named by `--service`. */
export function detect(repo: Repo, given: Answers, paths: readonly string[]): readonly Service[] {
  return detectUnder(NO_POLICY, repo, given, paths);
}

/** The same, with the stacks of the team among those that may fit. */
export function detectUnder(policy: Policy, repo: Repo, given: Answers, paths: readonly string[]): readonly Service[] {
  const detection = detectionOf(repo, given, policy);
  return paths.length > 0 ? namedServices(detection, paths) : detectServices(detection);
}

/** Nothing fits: what is supported, and what was seen instead. */
export function nothingDetected(repo: Repo, policy: Policy): UndecidedError {
  return nothingFound(detectionOf(repo, {}, policy));
}

/** What detection works with: the repo, every stack and the catalogue. */
export function detectionOf(repo: Repo, given: Answers, policy: Policy): Detection {
  return { repo, stacks: stacksUnder(policy), catalogue, given };
}

/** Our stacks, then those that the team has brought and the user trusts. */
export function stacksUnder({ code }: Policy): readonly Stack[] {
  return [...stacks, ...code.stacks];
}

/** Facts and given answers → answers as far as nobody needs to be asked, and the open questions. */
export function ask(facts: Facts, given: Answers, policy: Policy): Decision {
  const { answers, questions, open } = decide(
    governed(stackOf(facts, policy), policy),
    facts,
    withDemanded(given, facts, policy),
  );
  const told = (question: Question): Question => withProof(question, facts.stack, proven);
  return { answers, questions: questions.map(told), open: open.map(told) };
}

/** Facts and decided answers → every decision as plain JSON. Throws `UndecidedError` naming what is still open. */
export function plan(facts: Facts, given: Answers, policy: Policy): Plan {
  const made = planToday(facts, given, policy);
  assertAllowed(made, policy);
  assertSupported(facts.runtime, policy, CHECKED);
  return made;
}

/** The same, also where the team would not allow it: what a check compares with. */
export function planToday(facts: Facts, given: Answers, policy: Policy): Plan {
  const decision = ask(facts, given, policy);
  assertDecided(facts, decision);
  const made = stackOf(facts, policy).plan(facts, decision.answers, catalogue);
  const own = withKept({ ...made, deviations: [...runtimeDeviations(facts), ...made.deviations] }, facts);
  return governPlan(own, policy);
}

/** A stack that asks what the team leaves open. */
function governed(stack: Stack, policy: Policy): Stack {
  const questions: Stack['questions'] = (facts, answers) =>
    stack.questions(facts, answers).map((question) => governQuestion(question, facts, policy));
  return { ...stack, questions };
}

/** Plan → files, as the templates make them that the team has put in place of ours and the user trusts. */
export function files(made: Plan, policy: Policy): readonly OutputFile[] {
  return teamFiles(made, policy);
}

function stackOf(facts: Facts, policy: Policy): Stack {
  const stack = stacksUnder(policy).find((one) => one.id === facts.stack);
  if (stack === undefined) throw new TypeError(`no stack ${facts.stack}`);
  return stack;
}
