import { UsageError } from '../../errors.ts';
import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage, Family } from '../../model/image.ts';
import type { Plan, PlannedImage } from '../../model/plan.ts';
import { buildImage, runtimeImage } from '../_shared/images.ts';
import { chosenSecrets } from '../_shared/secrets.ts';
import { writableOf } from '../_shared/writable.ts';
import type { DotnetDetails } from './facts.ts';
import { contextOf } from './plan/context.ts';
import { deviations } from './plan/deviations.ts';
import { processOf } from './plan/process.ts';
import { temporaryOf } from './plan/home.ts';
import { viewOf } from './plan/view.ts';
import { families } from './questions.ts';

/** Whom the process is: the account `app` that every image of .NET has, by its number. */
const APP = { uid: 1654, gid: 1654 };

/** Facts and answers → every decision of a .NET image. */
export function plan(facts: Facts<DotnetDetails>, answers: Answers, catalogue: readonly CatalogueImage[]): Plan {
  const name = answers.name ?? facts.name.value;
  const images = imagesOf(facts, answers, catalogue);
  const writable = writableOf(facts, answers, temporaryOf(facts.details));
  const secrets = chosenSecrets(facts.secrets, answers.secrets ?? []);
  const process = processOf(facts, answers, catalogue, images.runtime);
  assertProgram(facts, answers);
  return {
    schemaVersion: 1,
    stack: 'dotnet',
    service: facts.service,
    name,
    shape: facts.shape,
    template: 'dotnet/program',
    syntax: '1.14',
    images,
    user: APP,
    process,
    writable,
    secrets,
    context: contextOf(facts, answers),
    deviations: deviations(facts, secrets),
    buildArgs: [],
    view: viewOf({ facts, images, process, writable, secrets }),
  };
}

function imagesOf(
  { details, runtime }: Facts<DotnetDetails>,
  answers: Answers,
  catalogue: readonly CatalogueImage[],
): Readonly<Record<'build' | 'runtime', PlannedImage>> {
  const { publishing, aspnet, cultures, sdkCycle } = details;
  const own = publishing !== 'portable';
  const content = own ? 'deps' : aspnet ? 'aspnet' : 'runtime';
  const provides = `dotnet-${content}${cultures === null ? '' : '-icu'}`;
  return {
    build: buildImage(catalogue, publishing === 'native' ? 'dotnet-sdk-aot' : 'dotnet-sdk', sdkCycle, 'full'),
    // Libraries of the system are the same whatever line the program brings along; older lines have no rows of them.
    runtime: runtimeImage(catalogue, provides, familyOf(details, answers), own ? sdkCycle : runtime.cycle),
  };
}

function familyOf(details: DotnetDetails, answers: Answers): Family {
  const known = families(details);
  const family = answers.base ?? 'distroless';
  if (known.some((choice) => choice.value === family)) return family;
  throw new UsageError(`--base ${family}: this .NET program does not ship on it. Nothing was written.`, {
    hints: known.map((choice) => `ironhull retrofit --base ${choice.value}     ${choice.hint}`),
  });
}

/** One of the projects that were seen: a name that was only typed names none. */
function assertProgram({ entries }: Facts<DotnetDetails>, { entry }: Answers): void {
  if (entries.some(({ value }) => value === entry)) return;
  throw new UsageError(`--entry ${entry ?? ''}: no program of that name is there. Nothing was written.`, {
    hints: entries.map((one) => `ironhull retrofit --entry ${one.value}`),
  });
}
