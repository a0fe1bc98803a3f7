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
  /** Files whose presence makes a folder a candidate, by name or as `*.ending`; shown when nothing was detected. */
  readonly signs: readonly string[];
  /** Files that are signs at the root alone, because below it they are as likely a part of something else. */
  readonly rootSigns?: readonly string[];
  /** `null` when the folder is not of this stack. What was `given` (a runtime version, an entry) steers what else is read. */
  readonly detect: (repo: Repo, catalogue: readonly CatalogueImage[], given: Answers) => Facts<D> | null;
  /** In the order in which they are asked; each with its default. */
  readonly questions: (facts: Facts<D>, answers: Answers) => readonly Question[];
  /** Total: every answer is decided by now. */
  readonly plan: (facts: Facts<D>, answers: Answers, catalogue: readonly CatalogueImage[]) => Plan;
  /** For mending a Dockerfile that somebody else wrote; a stack without it mends no more than the text says. */
  readonly parts?: (repo: Repo, facts: Facts<D>) => Parts;
  /** For telling the services of one repo apart; without it, every folder that the stack fits is one of its own. */
  readonly neighbours?: Neighbours<D>;
}

/** What a service knows of the folders around it. */
export interface Neighbours<D = unknown> {
  /** Whether there is something to ship in it, and not a library alone. */
  readonly ships: (facts: Facts<D>) => boolean;
  /** Folders below it that its own build covers: workspace members, modules. */
  readonly members: (repo: Repo) => (folder: string) => boolean;
  /** `file:line` where its build names a folder below it that is no member, most likely to take in what is made there; `null` where it does not. */
  readonly names: (repo: Repo, folder: string) => string | null;
}

/** What a program of the repo consists of, as `COPY` takes it. */
export interface Parts {
  /** Files that the install of dependencies reads; folders end with `/`. */
  readonly manifests: readonly string[];
  /** Whether the install reads nothing but those. */
  readonly installAlone: boolean;
  /** Program whose lock file says which versions are installed, as in `npm`; `null` without one. */
  readonly lockedBy: string | null;
  /** Which of several programs of one name installs, as in `yarn-berry`; `null` where its install is no folder that could be taken along. */
  readonly installer: string | null;
  /** Files, folders (with `/`) and patterns that the running program consists of, as far as they are not built. */
  readonly sources: readonly string[];
  /** What a package manager's `run NAME` starts, where that is one plain program: words by name. */
  readonly scripts: Readonly<Record<string, readonly string[]>>;
  /** Folder that the build makes; `null` when nothing is built. */
  readonly output: string | null;
  /** Whether building or running needs more than one would see: compilers for native code, libraries of the system. */
  readonly native: boolean;
}
