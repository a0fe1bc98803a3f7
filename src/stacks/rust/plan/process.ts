import { UsageError } from '../../../errors.ts';
import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { CatalogueImage } from '../../../model/image.ts';
import type { PlannedImage, Process } from '../../../model/plan.ts';
import { rowOf } from '../../_shared/images.ts';
import type { RustDetails } from '../facts.ts';

/** Where the program stands in every image. */
export const PROGRAM = '/app';

/** Where tini stands, when the program leaves signals to the kernel. */
export const TINI = '/tini';

/** Where the probe stands, when it was chosen. */
export const PROBE = '/probe';

/** How the program is started, probed and stopped. */
export function processOf(
  facts: Facts<RustDetails>,
  answers: Answers,
  catalogue: readonly CatalogueImage[],
  runtime: PlannedImage,
): Process {
  const port = answers.port ?? null;
  const endpoint = answers.health ?? null;
  const health = healthOf(facts, answers, rowOf(catalogue, runtime).contract.programs['wget']);
  const { signals } = facts.details;
  return {
    entrypoint: [...(signals === null ? [TINI, '--'] : []), ...startOf(answers)],
    cmd: [],
    port,
    health,
    healthWhyNot: health.length > 0 ? '' : whyNot(endpoint, port),
    endpoint,
    stopSignal: signals?.value ?? 'SIGTERM',
  };
}

/** Means that are there already, which are the program's own argument or the image's wget, or the probe that was chosen (H11). */
function healthOf({ details }: Facts<RustDetails>, answers: Answers, wget: string | undefined): readonly string[] {
  const { port = null, health = null, probe = false } = answers;
  if (port === null) return [];
  if (details.healthCommand !== null) return [PROGRAM, ...details.healthCommand.value];
  if (health === null) return [];
  if (probe) return [PROBE, `127.0.0.1:${port}`, health];
  if (wget === undefined) return [];
  return [wget, '-q', '-T', '2', '-O', '/dev/null', `http://127.0.0.1:${port}${health}`];
}

function whyNot(endpoint: string | null, port: number | null): string {
  if (port === null) return 'the program listens on no port';
  if (endpoint === null) return 'no endpoint was seen or given that says whether the program is well';
  return `nothing in this image can ask for ${endpoint}; a healthcheck argument of the program could, or --probe adds one that does`;
}

function startOf(answers: Answers): readonly string[] {
  const words = answers.start ?? [PROGRAM];
  if (words[0] === PROGRAM) return words;
  throw new UsageError(`--start: the program is ${PROGRAM} in this image. Nothing was written.`, {
    hints: [`ironhull retrofit --start "${PROGRAM} serve"     starts it with an argument`],
  });
}
