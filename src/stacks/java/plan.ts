import { UsageError } from '../../errors.ts';
import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage, Family } from '../../model/image.ts';
import type { Plan, PlannedImage } from '../../model/plan.ts';
import { buildImage, runtimeImage, toolImage } from '../_shared/images.ts';
import { chosenSecrets } from '../_shared/secrets.ts';
import { writableOf } from '../_shared/writable.ts';
import type { JavaDetails } from './facts.ts';
import { contextOf } from './plan/context.ts';
import { deviations } from './plan/deviations.ts';
import { processOf } from './plan/process.ts';
import { trainingOf } from './plan/training.ts';
import { viewOf } from './plan/view.ts';
import { temporaryOf } from './plan/writable.ts';
import { families } from './questions.ts';

/** Whom the process is; distroless has the same account. */
const NONROOT = { uid: 65532, gid: 65532 };

/** Facts and answers → every decision of a Java image. */
export function plan(facts: Facts<JavaDetails>, answers: Answers, catalogue: readonly CatalogueImage[]): Plan {
  const name = answers.name ?? facts.name.value;
  const images = imagesOf(facts, answers, catalogue);
  const writable = writableOf(facts, answers, temporaryOf(facts.details));
  const secrets = chosenSecrets(facts.secrets, answers.secrets ?? []);
  const process = processOf(facts, answers, catalogue, images.runtime);
  return {
    schemaVersion: 1,
    stack: 'java',
    service: facts.service,
    name,
    shape: facts.shape,
    template: 'java/server',
    syntax: '1.14',
    images,
    user: NONROOT,
    process,
    writable,
    secrets,
    context: contextOf(facts, answers),
    deviations: deviations(facts, secrets, trainingOf(facts, answers) !== null),
    buildArgs: [],
    view: viewOf({ facts, images, process, writable, secrets, answers }),
  };
}

/** A wrapper brings its own tool; else the tool comes out of its image, and the JDK out of another. */
function imagesOf(
  { runtime, details }: Facts<JavaDetails>,
  answers: Answers,
  catalogue: readonly CatalogueImage[],
): Readonly<Record<'build' | 'runtime', PlannedImage>> & { readonly tool?: PlannedImage } {
  const family = familyOf(details, answers);
  const own = details.tool === 'maven' || details.tool === 'gradle';
  return {
    ...(own ? { tool: toolImage(catalogue, details.tool) } : {}),
    build: buildImage(catalogue, 'java', runtime.cycle, 'full'),
    runtime:
      family === 'jlink'
        ? runtimeImage(catalogue, 'java-base', family)
        : runtimeImage(catalogue, 'java', family, runtime.cycle),
  };
}

function familyOf(details: JavaDetails, answers: Answers): Family {
  const known = families(details);
  const family = answers.base ?? 'distroless';
  if (known.some((choice) => choice.value === family)) return family;
  throw new UsageError(`--base ${family}: this Java program does not ship on it. Nothing was written.`, {
    hints: known.map((choice) => `ironhull retrofit --base ${choice.value}     ${choice.hint}`),
  });
}
