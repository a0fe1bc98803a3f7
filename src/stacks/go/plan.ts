import { UsageError } from '../../errors.ts';
import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Plan, PlannedImage } from '../../model/plan.ts';
import { buildImage, runtimeImage } from '../_shared/images.ts';
import { TEMPORARY, writableOf } from '../_shared/writable.ts';
import { contextOf } from './plan/context.ts';
import { processOf } from './plan/process.ts';
import { secretsOf } from './plan/secrets.ts';
import { viewOf } from './plan/view.ts';
import { entryPath } from './detect/program.ts';
import type { GoDetails } from './facts.ts';
import { families } from './questions.ts';

/** Whom the process is; distroless and Chainguard have the same account. */
const NONROOT = { uid: 65532, gid: 65532 };

/** Facts and answers → every decision of a Go image. */
export function plan(facts: Facts<GoDetails>, answers: Answers, catalogue: readonly CatalogueImage[]): Plan {
  const name = answers.name ?? facts.name.value;
  const images = imagesOf(facts, answers, catalogue);
  const writable = writableOf(facts, answers, TEMPORARY);
  const secrets = secretsOf(facts, answers);
  const process = processOf(facts, answers, catalogue, images.runtime);
  return {
    schemaVersion: 1,
    stack: 'go',
    service: facts.service,
    name,
    shape: facts.shape,
    template: templateOf(facts, images.runtime),
    syntax: '1.14',
    images,
    user: NONROOT,
    process,
    writable,
    secrets,
    context: contextOf(facts, answers),
    deviations: facts.details.cgo === null ? [] : [C_IS_NOT_CROSS_COMPILED],
    buildArgs: linkerArguments(facts),
    view: viewOf({ facts, name, entry: entryOf(facts, answers), images, process, writable, secrets }),
  };
}

const C_IS_NOT_CROSS_COMPILED = {
  promise: 'H15',
  why: 'C code is compiled on the platform that is asked for, by emulation where the builder is another',
};

function imagesOf(
  { runtime, details }: Facts<GoDetails>,
  answers: Answers,
  catalogue: readonly CatalogueImage[],
): Readonly<Record<'build' | 'runtime', PlannedImage>> & { readonly init?: PlannedImage } {
  const known = families(details);
  const family = answers.base ?? 'distroless';
  if (!known.some((choice) => choice.value === family))
    throw new UsageError(`--base ${family}: this Go program does not ship on it. Nothing was written.`, {
      hints: known.map((choice) => `ironhull retrofit --base ${choice.value}     ${choice.hint}`),
    });
  return {
    build: buildImage(catalogue, 'go', runtime.cycle, 'full'),
    runtime: runtimeImage(catalogue, libraryOf(details), family),
    ...(details.signals === null ? { init: runtimeImage(catalogue, 'static', 'slim') } : {}),
  };
}

/** What the program links at run time: nothing, glibc, or the C++ library on top. */
function libraryOf(details: GoDetails): string {
  if (details.cgo === null) return 'static';
  return details.cplusplus ? 'cc' : 'base-nossl';
}

function templateOf({ details }: Facts<GoDetails>, runtime: PlannedImage): string {
  if (details.cgo !== null) return 'go/cgo';
  return runtime.family === 'scratch' ? 'go/scratch' : 'go/binary';
}

/** One of the programs that were seen: a path that was only typed names no program. */
function entryOf(facts: Facts<GoDetails>, answers: Answers): string {
  const entry = entryPath(answers.entry ?? '.');
  if (facts.entries.some((one) => one.value === entry)) return entry;
  throw new UsageError(`--entry ${entry}: no package main is there. Nothing was written.`, {
    hints: facts.entries.map((one) => `ironhull retrofit --entry ${one.value}`),
  });
}

function linkerArguments(facts: Facts<GoDetails>): readonly string[] {
  return [...new Set(facts.details.versionVariables.map(({ value }) => value.argument))];
}
