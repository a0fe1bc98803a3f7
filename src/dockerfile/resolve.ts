import type {
  BaseContract,
  Dockerfile,
  ImageReference,
  Instruction,
  Resolved,
  Stage,
  StageBase,
  StageSyntax,
} from '../model/dockerfile.ts';
import { expand } from './expand.ts';
import { parseImageReference } from './image-reference.ts';
import { DEFAULT_PATH, PLATFORM_ARGS } from './predefined.ts';
import { getVariable, newScope, setVariable, type Scope } from './scope.ts';
import { runStage } from './stage-run.ts';
import type { Running, StageRun } from './stage-run.ts';
import { stageNeeds } from './stage-needs.ts';

/** What the file itself cannot say. */
export interface ResolveInputs {
  /** The contract of a base image, `null` when nobody knows it. */
  readonly contractOf: (reference: ImageReference) => BaseContract | null;
  /** Values given by `--build-arg`, compose or CI. */
  readonly buildArgs: Readonly<Record<string, string>>;
}

const SCRATCH: BaseContract = { user: '', workdir: '/', env: {}, entrypoint: [], cmd: [], shell: null };

/** Works ARG, ENV, inheritance and base contracts into the stages. Linear in the size of the file. */
export function resolveStages(dockerfile: Dockerfile, inputs: ResolveInputs): Stage[] {
  const globals = globalScope(dockerfile, inputs);
  const names = new Map<string, number>();
  const runs: StageRun[] = [];
  const stages: Stage[] = [];
  const images = new Map<string, StageBase>();
  for (const syntax of dockerfile.stages) {
    const base = baseOf(syntax, dockerfile.escape, globals, names, images, inputs);
    const run = runStage(syntax, {
      escape: dockerfile.escape,
      globals,
      buildArgs: inputs.buildArgs,
      start: startOf(base, runs),
    });
    runs.push(run);
    stages.push({
      ...syntax,
      base,
      end: run.end,
      values: run.values,
      undefined: run.missing,
      needs: stageNeeds(syntax, base, names),
    });
    if (syntax.name !== null) names.set(syntax.name, syntax.index);
  }
  return stages;
}

/** What a builder knows of its platforms, and nobody before it. */
const PLATFORM = platformScope();

function platformScope(): Scope {
  const scope = newScope(null, false);
  for (const name of PLATFORM_ARGS) setVariable(scope, name, { known: false, text: `$${name}`, missing: name }, false);
  return scope;
}

/** The variables of the file in front of the first FROM. */
function globalScope(dockerfile: Dockerfile, inputs: ResolveInputs): Scope {
  const scope = newScope(PLATFORM, false);
  for (const { key, value } of dockerfile.preamble.flatMap((arg: Instruction) => arg.pairs)) {
    setVariable(scope, key, argValue(key, value?.raw ?? null, dockerfile.escape, scope, inputs), false);
  }
  return scope;
}

function argValue(name: string, raw: string | null, escape: string, scope: Scope, inputs: ResolveInputs): Resolved {
  const given = Object.hasOwn(inputs.buildArgs, name) ? inputs.buildArgs[name] : undefined;
  if (given !== undefined) return { known: true, text: given, fromArg: true };
  if (raw === null) return { known: false, text: `$${name}`, missing: name };
  const value = expand(raw, escape, (variable) => getVariable(scope, variable));
  return value.known ? { ...value, fromArg: true } : value;
}

function baseOf(
  syntax: StageSyntax,
  escape: string,
  globals: Scope,
  names: ReadonlyMap<string, number>,
  images: Map<string, StageBase>,
  inputs: ResolveInputs,
): StageBase {
  const raw = syntax.image?.raw ?? '';
  const value = expand(raw, escape, (name) => getVariable(globals, name));
  if (!value.known) return { kind: 'unknown', text: raw };
  const index = names.get(value.text.toLowerCase());
  if (index !== undefined) return { kind: 'stage', index };
  const image = images.get(raw) ?? imageOf(value.text, raw, inputs);
  images.set(raw, image);
  return image;
}

function imageOf(text: string, raw: string, inputs: ResolveInputs): StageBase {
  if (text === 'scratch') return { kind: 'scratch' };
  const reference = parseImageReference(text);
  if (reference === null) return { kind: 'unknown', text: raw };
  return { kind: 'image', reference, contract: inputs.contractOf(reference) };
}

function startOf(base: StageBase, runs: readonly StageRun[]): Running {
  const parent = base.kind === 'stage' ? runs[base.index] : undefined;
  if (parent !== undefined) return { ...parent.running, scope: newScope(parent.running.scope, false) };
  const contract = contractOf(base);
  const env = contract?.env ?? null;
  const scope = newScope(null, env === null);
  setVariable(scope, 'PATH', known(DEFAULT_PATH), true);
  for (const [name, text] of Object.entries(env ?? {})) setVariable(scope, name, known(text), true);
  return {
    scope,
    user: { value: contract && known(contract.user), by: null },
    workdir: { value: contract && pathOf(contract.workdir), by: null },
    ...programsOf(contract),
    healthcheck: null,
    shell: ['/bin/sh', '-c'],
  };
}

function pathOf(workdir: string | null): Resolved | null {
  return workdir === null ? null : known(workdir || '/');
}

function programsOf(contract: BaseContract | null): Pick<Running, 'entrypoint' | 'cmd'> {
  const inForce = (words: readonly string[] | null | undefined) => ({
    value: words ? programOf(words) : null,
    by: null,
  });
  return { entrypoint: inForce(contract?.entrypoint), cmd: inForce(contract?.cmd) };
}

function contractOf(base: StageBase): BaseContract | null {
  if (base.kind === 'image') return base.contract;
  return base.kind === 'unknown' ? null : SCRATCH;
}

function known(text: string): Resolved {
  return { known: true, text, fromArg: false };
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** An image's own program, without a place in the file. */
function programOf(words: readonly string[]) {
  if (words.length === 0) return [];
  const range = { start: 0, end: 0 };
  const all = words.map((value) => ({ raw: value, value, range, literal: true }));
  const name = basename(words[0] ?? '');
  return [{ name, words: all, assignments: [], redirects: [], range, followedBy: '', via: null, substituted: false }];
}
