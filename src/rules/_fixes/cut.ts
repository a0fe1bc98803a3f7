import type { Edit, Instruction, Stage } from '../../model/dockerfile.ts';
import type { Project } from '../../model/project.ts';

/** A stage that builds and ships, cut behind its last build step. */
export interface Cut {
  readonly stage: Stage;
  readonly project: Project;
  readonly text: string;
  /** Up to and with the last step that builds. */
  readonly build: readonly Instruction[];
  /** What is left for the shipped stage. */
  readonly rest: readonly Instruction[];
  /** Absolute folder in force at the cut, without a slash at its end. */
  readonly workdir: string;
  /** Packages of the system that the program needs when it runs. */
  readonly system: readonly string[];
}

/** What a stack makes of a cut: the shipped stage, and edits of the one that builds. */
export interface Halves {
  /** Image of the shipped stage. */
  readonly from: string;
  /** Name of the stage that builds. */
  readonly builder: string;
  /** Lines of the shipped stage in front of what is left of the file. */
  readonly lines: readonly string[];
  /** Lines at the end of the stage that builds. */
  readonly last: readonly string[];
  readonly edits: readonly Edit[];
  /** Settings of the build that mean nothing to what is shipped. */
  readonly onlyBuilds?: RegExp;
}

/** The builder that a new file would have, so that both halves stand on one C library. */
export function builderImage({ stage, project }: Cut): Edit[] {
  const build = project.plan.images['build'];
  const isPlain = stage.base.kind === 'image' && stage.image?.raw === stage.base.reference.text;
  return build && stage.image && isPlain ? [{ range: stage.image.range, text: build.from }] : [];
}
