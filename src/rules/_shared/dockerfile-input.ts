import { parseDockerfile } from '../../dockerfile/parse.ts';
import { refusalOf } from '../../dockerfile/limits.ts';
import { lineStartsOf } from '../../dockerfile/positions.ts';
import { resolveStages } from '../../dockerfile/resolve.ts';
import type { ContextView } from '../../model/build-context.ts';
import { NO_DEPLOYMENT, type Deployment } from '../../model/deployment.ts';
import type { BaseContract, Dockerfile, ImageReference, Stage } from '../../model/dockerfile.ts';
import type { Places, Project } from '../../model/project.ts';
import { NO_VETTED, type Vetted } from '../../model/vetted.ts';
import { linkStages } from './stage-variables.ts';
import { knownContract } from './base-contracts.ts';
import { plainSettings, type DockerfileInput, type Settings } from './define-rule.ts';

/** What stands around a Dockerfile. Everything has a neutral value for a lone file. */
export interface Surroundings {
  /** Stage that is shipped, by name or number; `null` is the last one. */
  readonly target: string | null;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Contract of a vetted image; the table of well-known images is asked where it knows none. */
  readonly contractOf: (reference: ImageReference) => BaseContract | null;
  readonly context: ContextView;
  readonly deployment: Deployment;
  readonly settings: Settings;
  readonly vetted: Vetted;
  readonly project: Project | null;
  readonly places: Places | null;
  /** Who starts the image, where that says how it has to be. */
  readonly runner: 'github-action' | null;
}

export const NO_CONTEXT: ContextView = {
  sends: () => false,
  exists: () => false,
  ignoreFile: null,
  ignoreText: '',
  known: false,
  secrets: [],
};

/** A lone file, judged as of a day. */
export function loneFile(today: string): Surroundings {
  return {
    target: null,
    buildArgs: {},
    contractOf: () => null,
    context: NO_CONTEXT,
    deployment: NO_DEPLOYMENT,
    settings: plainSettings(today),
    vetted: NO_VETTED,
    project: null,
    places: null,
    runner: null,
  };
}

/** Parses and resolves a text into what rules look at. */
export function dockerfileInput(text: string, around: Surroundings): DockerfileInput {
  const refusal = refusalOf(text);
  const dockerfile = refusal ? unparsed(text) : parseDockerfile(text);
  const contractOf = (reference: ImageReference) => around.contractOf(reference) ?? knownContract(reference);
  const stages = resolveStages(dockerfile, { contractOf, buildArgs: around.buildArgs });
  linkStages(stages);
  const shipped = targetStage(stages, around.target);
  const { context, deployment, settings, vetted, project, places, runner } = around;
  return {
    dockerfile,
    refusal,
    stages,
    shipped,
    shippedStages: new Set(shippedChain(stages, shipped)),
    context,
    deployment,
    settings,
    vetted,
    project,
    places,
    runner,
  };
}

/** A text that is only shown, never read. */
function unparsed(text: string): Dockerfile {
  return { ...parseDockerfile(''), problems: [], text, lineStarts: lineStartsOf(text) };
}

function targetStage(stages: readonly Stage[], target: string | null): Stage | null {
  const named =
    target === null
      ? undefined
      : stages.findLast(({ name, index }) => name === target.toLowerCase() || String(index) === target);
  return named ?? stages.at(-1) ?? null;
}

/** The shipped stage and those it starts from. */
function shippedChain(stages: readonly Stage[], shipped: Stage | null): Stage[] {
  const chain: Stage[] = [];
  for (let at = shipped; at !== null;) {
    chain.push(at);
    const { base }: Stage = at;
    at = base.kind === 'stage' ? (stages[base.index] ?? null) : null;
  }
  return chain;
}
