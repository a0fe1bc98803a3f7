import { UsageError } from '../../errors.ts';
import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Deviation, Plan, PlannedImage } from '../../model/plan.ts';
import { withHostKeys } from '../_shared/git-secrets.ts';
import { buildImage, runtimeImage } from '../_shared/images.ts';
import { chosenSecrets } from '../_shared/secrets.ts';
import { TEMPORARY, writableOf } from '../_shared/writable.ts';
import type { RustDetails } from './facts.ts';
import { contextOf } from './plan/context.ts';
import { processOf } from './plan/process.ts';
import { toolchainOf, type Toolchain } from './plan/toolchain.ts';
import { toolsOf } from './plan/tools.ts';
import { viewOf } from './plan/view.ts';
import { families } from './questions.ts';

/** Whom the process is; distroless and Chainguard have the same account. */
const NONROOT = { uid: 65532, gid: 65532 };

/** Facts and answers → every decision of a Rust image. */
export function plan(facts: Facts<RustDetails>, answers: Answers, catalogue: readonly CatalogueImage[]): Plan {
  const name = answers.name ?? facts.name.value;
  const toolchain = toolchainOf(facts.details, familyOf(facts, answers));
  const tools = toolsOf(facts.details, answers);
  const images = imagesOf(facts, answers, catalogue, toolchain);
  const writable = writableOf(facts, answers, TEMPORARY);
  const secrets = withHostKeys(chosenSecrets(facts.secrets, answers.secrets ?? []));
  const process = processOf(facts, answers, catalogue, images.runtime);
  assertProgram(facts, answers);
  return {
    schemaVersion: 1,
    stack: 'rust',
    service: facts.service,
    name,
    shape: facts.shape,
    template: images.runtime.family === 'scratch' ? 'rust/scratch' : 'rust/binary',
    syntax: '1.14',
    images,
    user: NONROOT,
    process,
    writable,
    secrets,
    context: contextOf(facts, answers),
    deviations: deviationsOf(facts, toolchain),
    buildArgs: [],
    view: viewOf({ facts, name, toolchain, tools, images, process, writable, secrets }),
  };
}

function familyOf({ details }: Facts<RustDetails>, answers: Answers): NonNullable<Answers['base']> {
  const known = families(details);
  const family = answers.base ?? 'distroless';
  if (known.some((choice) => choice.value === family)) return family;
  throw new UsageError(`--base ${family}: this Rust program does not ship on it. Nothing was written.`, {
    hints: known.map((choice) => `ironhull retrofit --base ${choice.value}     ${choice.hint}`),
  });
}

function imagesOf(
  facts: Facts<RustDetails>,
  answers: Answers,
  catalogue: readonly CatalogueImage[],
  { libc }: Toolchain,
): Readonly<Record<'build' | 'runtime', PlannedImage>> & { readonly init?: PlannedImage } {
  return {
    build: buildImage(catalogue, 'rust', facts.runtime.cycle, 'slim'),
    runtime: runtimeImage(catalogue, libc === 'musl' ? 'static' : 'cc', familyOf(facts, answers)),
    ...(facts.details.signals === null ? { init: runtimeImage(catalogue, 'static', 'slim') } : {}),
  };
}

function deviationsOf({ runtime, details }: Facts<RustDetails>, { crosses }: Toolchain): readonly Deviation[] {
  const other = `the repo pins another release, and Rust ${runtime.version} compiles what older ones did`;
  const emulated =
    'packages of the build platform are linked, so it is compiled on the platform that is asked for, by emulation where the builder is another';
  return [
    ...(details.pinned === null ? [] : [{ promise: 'H5', why: other }]),
    ...(crosses ? [] : [{ promise: 'H15', why: emulated }]),
  ];
}

/** One of the programs that were seen: a name that was only typed names none. */
function assertProgram({ entries }: Facts<RustDetails>, { entry }: Answers): void {
  if (entries.some(({ value }) => value === entry)) return;
  throw new UsageError(`--entry ${entry ?? ''}: no program of that name is there. Nothing was written.`, {
    hints: entries.map((one) => `ironhull retrofit --entry ${one.value}`),
  });
}
