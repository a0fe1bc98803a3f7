import { UsageError } from '../../errors.ts';
import { selectImage } from '../../images/resolve.ts';
import type { RuntimeFact } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import { buildImage, rowAsRuntime, runtimeImage, toolImage } from './images.ts';
import { findIn } from './place.ts';
import { baseQuestion, healthQuestion, nameQuestion, portQuestion, startQuestion } from './questions.ts';
import { imageName, plainPath } from './safe.ts';
import { TEMPORARY } from './writable.ts';

/** What the module of a team's stack is handed: it is one file and imports nothing of ours. Grows, and changes nothing that is in it. */
export const stackKit = Object.freeze({
  /** Images of the catalogue by what they provide, as a plan uses them. */
  buildImage,
  runtimeImage,
  toolImage,
  /** The questions that stacks share. */
  nameQuestion,
  portQuestion,
  healthQuestion,
  startQuestion,
  baseQuestion,
  /** First match of a pattern in a file's text, with its `file:line`. */
  findIn,
  /** A lower-case image name from any name. */
  imageName,
  /** A path of the repo, refused where it would need quoting in a Dockerfile. */
  plainPath,
  /** Every image may write to `/tmp`, and HOME points there. */
  TEMPORARY,
  /** The release line of an image of the catalogue, for programs that need no runtime. */
  baseFact,
  /** An error that stops the run with a clear line and exit 2: `throw refuse('…')`. */
  refuse: (message: string, hints: readonly string[] = []): UsageError =>
    new UsageError(`${message} Nothing was written.`, { hints }),
});

export type StackKit = typeof stackKit;

function baseFact(catalogue: readonly CatalogueImage[], provides: string): RuntimeFact {
  const row = selectImage(catalogue, { provides, role: 'runtime', family: 'distroless' });
  if (row === null) throw new UsageError(`the catalogue has no image for ${provides}. Nothing was written.`);
  return rowAsRuntime(row, { product: provides, title: 'base image', why: 'the base of the catalogue' });
}
