import type { Answers } from './answers.ts';
import type { Facts, StackId } from './facts.ts';
import type { CatalogueImage } from './image.ts';
import type { Plan } from './plan.ts';
import type { Question } from './question.ts';
import type { Repo } from './repo.ts';

/**
 * One supported stack. Detection reads the repo and nothing else; planning reads facts, answers and the catalogue and nothing else.
 */
export interface Stack<D = unknown> {
  readonly id: StackId;
  /** As shown to people: `Go`. */
  readonly title: string;
  /** Files whose presence makes a folder a candidate, shown when nothing was detected. */
  readonly signs: readonly string[];
  /** `null` when the folder is not of this stack. What was `given` (a runtime version, an entry) steers what else is read. */
  readonly detect: (repo: Repo, catalogue: readonly CatalogueImage[], given: Answers) => Facts<D> | null;
  /** In the order in which they are asked; each with its default. */
  readonly questions: (facts: Facts<D>, answers: Answers) => readonly Question[];
  /** Total: every answer is decided by now. */
  readonly plan: (facts: Facts<D>, answers: Answers, catalogue: readonly CatalogueImage[]) => Plan;
}
