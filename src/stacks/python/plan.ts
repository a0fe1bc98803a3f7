import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage, Family } from '../../model/image.ts';
import type { ContextPlan, Plan, PlannedImage, ViewValue } from '../../model/plan.ts';
import type { Secret } from '../../model/secret.ts';
import { buildImage, rowOf, runtimeImage, toolImage } from '../_shared/images.ts';
import { chosenSecrets } from '../_shared/secrets.ts';
import { TEMPORARY, writableOf } from '../_shared/writable.ts';
import type { PythonDetails } from './facts.ts';
import { buildView } from './plan/build.ts';
import { deviations } from './plan/deviations.ts';
import { fetchLines } from './plan/fetch.ts';
import { installView, sourceOnly, usesUv } from './plan/install.ts';
import { processOf } from './plan/process.ts';

const USER = { uid: 65532, gid: 65532 };

/** Facts and answers → every decision of a Python image. */
export function plan(facts: Facts<PythonDetails>, answers: Answers, catalogue: readonly CatalogueImage[]): Plan {
  const { details, service } = facts;
  const name = answers.name ?? facts.name.value;
  const images = imagesOf(facts, answers.base ?? 'slim', catalogue);
  const python = rowOf(catalogue, images.runtime).contract.programs['python'] ?? 'python';
  const writable = writableOf(facts, answers, TEMPORARY);
  const secrets = chosenSecrets(facts.secrets, answers.secrets ?? []);
  return {
    schemaVersion: 1,
    stack: 'python',
    service,
    name,
    shape: facts.shape,
    template: 'python/server',
    syntax: '1.14',
    images,
    user: USER,
    process: processOf(facts, answers, python),
    writable,
    secrets,
    context: contextOf(details, answers),
    deviations: deviations(facts),
    buildArgs: [],
    view: {
      install: { ...installView(details, secrets, name) },
      build: { ...buildView(details, writable) },
      tools: toolLines(secrets, name),
      base: baseKind(images.runtime.family),
      shippedFrom: baseKind(images.runtime.family) === 'bare' ? 'bound' : 'build',
      python,
      home: python.slice(0, python.lastIndexOf('/')),
    },
  };
}

function imagesOf(
  { details, runtime }: Facts<PythonDetails>,
  family: Family,
  catalogue: readonly CatalogueImage[],
): Readonly<Record<'build' | 'runtime', PlannedImage>> & Readonly<Record<string, PlannedImage>> {
  const builder = family === 'alpine' ? 'alpine' : sourceOnly(details).length > 0 ? 'full' : 'slim';
  return {
    ...(usesUv(details) ? { uv: toolImage(catalogue, 'uv', 'scratch') } : {}),
    build: buildImage(catalogue, 'python', runtime.cycle, builder),
    runtime: runtimeImage(catalogue, 'python', family, runtime.cycle),
  };
}

/** A step that fetches public tools with pip: no login is mounted. */
function toolLines(secrets: readonly Secret[], name: string): ViewValue {
  return { ...fetchLines({ tool: 'pip', name, secrets: secrets.filter(({ kind }) => kind === 'ca'), pipConfig: '' }) };
}

/** Partial below `python/base/`: what is to be done to the base before anything is added. */
function baseKind(family: Family): string {
  return family === 'slim' || family === 'alpine' ? 'shell' : 'bare';
}

function contextOf(details: PythonDetails, answers: Answers): ContextPlan {
  const { manifests, pipConfig, sources } = details;
  const include = [...manifests, ...(pipConfig === '' ? [] : [pipConfig]), ...sources, ...(answers.include ?? [])];
  return {
    include: [...new Set(include)],
    exclude: [
      '**/__pycache__',
      '**/*.py[cod]',
      '**/.venv',
      '**/tests/',
      '**/test_*.py',
      '**/conftest.py',
      '**/*.sqlite3',
    ],
  };
}
