import { parseDockerfile } from '../dockerfile/parse.ts';
import { positionOf } from '../dockerfile/positions.ts';
import { resolveStages } from '../dockerfile/resolve.ts';
import type { BaseContract, Dockerfile, ImageReference, Instruction, Stage } from '../model/dockerfile.ts';
import type { Facts } from '../model/facts.ts';
import type { Repo } from '../model/repo.ts';
import type { Mounted } from './mounts.ts';
import type { Fate, KeptInstruction } from '../model/takeover.ts';

/** What a stage is there for: `runtime` is in the shipped image, `build` makes files for it, `other` is built by name, `unused` by nobody. */
export type Role = 'runtime' | 'build' | 'other' | 'unused';

/** A Dockerfile, and what is known around it. */
export interface Source {
  /** Relative to the repo root. */
  readonly file: string;
  readonly text: string;
  /** Folder that the build is sent. */
  readonly context: Repo;
  readonly facts: Facts;
  /** Stage that is shipped; `null` is the last. */
  readonly target: string | null;
  /** Names of stages that other files build, each with its place. */
  readonly named: readonly { readonly value: string; readonly from: string }[];
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Volumes of the services that run what is shipped. */
  readonly mounts: readonly Mounted[];
  /** Whether the repo allows a release line of the runtime, without asking for it, and it is still supported. */
  readonly leavesOpen: (cycle: string) => boolean;
  readonly contractOf: (reference: ImageReference) => BaseContract | null;
}

/** A source with its stages sorted by what they are there for. */
export interface Reading extends Source {
  readonly dockerfile: Dockerfile;
  readonly stages: readonly Stage[];
  readonly shipped: Stage | null;
  readonly roles: ReadonlyMap<Stage, Role>;
}

/** What becomes of an instruction or a part of it, as its reader sees it. */
export interface Row {
  readonly fate: Fate;
  readonly what: string;
  readonly note: string;
  readonly part?: string;
  /** Stands in the generated file as it is; `by` is the shell that runs it, where that is not the usual one. */
  readonly keep?: Omit<KeptInstruction, 'from'> & { readonly by?: readonly string[] | null };
  /** Package of the operating system that the shipped image needs. */
  readonly pack?: string;
  /** Variable whose value holds a secret: it comes when the container starts. */
  readonly handedOver?: string;
  /** Needs a shell in the shipped image. */
  readonly shell?: boolean;
  /** Keeps the file from being replaced without a person. */
  readonly doubt?: string;
}

/** An instruction and where it stands. */
export interface Placed {
  readonly reading: Reading;
  readonly stage: Stage;
  readonly role: Role;
  readonly instruction: Instruction;
}

export function readingOf(source: Source): Reading {
  const dockerfile = parseDockerfile(source.text);
  const stages = resolveStages(dockerfile, { contractOf: source.contractOf, buildArgs: source.buildArgs });
  const shipped = stageNamed(stages, source.target) ?? stages.at(-1) ?? null;
  return { ...source, dockerfile, stages, shipped, roles: rolesOf(stages, shipped, source.named) };
}

/** A stage by name or number. */
export function stageNamed(stages: readonly Stage[], name: string | null): Stage | null {
  if (name === null) return null;
  return stages.findLast((stage) => stage.name === name.toLowerCase() || String(stage.index) === name) ?? null;
}

/** `file:line` of an instruction. */
export function placeIn({ file, dockerfile }: Reading, { range }: Pick<Instruction, 'range'>): string {
  return `${file}:${positionOf(dockerfile.lineStarts, range.start).line}`;
}

/** Folder of the program in our images, where a stack has one. */
const FOLDERS: Readonly<Record<string, string>> = { node: '/app', python: '/app' };

/** Where a path below the old working directory lies from now on. */
export function movedPath({ shipped, facts }: Reading, path: string): string {
  const folder = FOLDERS[facts.stack];
  const workdir = shipped?.end.workdir.value;
  const old = workdir?.known === true ? workdir.text.replace(/\/$/, '') : '';
  if (folder === undefined || old === '' || old === folder) return path;
  return path === old || path.startsWith(`${old}/`) ? `${folder}${path.slice(old.length)}` : path;
}

/** Stages in the shipped image, the shipped one first. */
export function shippedChain(stages: readonly Stage[], shipped: Stage | null): readonly Stage[] {
  const chain: Stage[] = [];
  for (let at = shipped; at !== null && !chain.includes(at);) {
    chain.push(at);
    at = at.base.kind === 'stage' ? (stages[at.base.index] ?? null) : null;
  }
  return chain;
}

function rolesOf(stages: readonly Stage[], shipped: Stage | null, named: Source['named']): ReadonlyMap<Stage, Role> {
  const chain = new Set(shippedChain(stages, shipped));
  const needed = closure(stages, [...chain]);
  const others = named.flatMap(({ value }) => stageNamed(stages, value) ?? []).filter((stage) => !chain.has(stage));
  const built = closure(stages, others);
  const roleOf = (stage: Stage): Role => {
    if (chain.has(stage)) return 'runtime';
    if (needed.has(stage)) return 'build';
    return built.has(stage) ? 'other' : 'unused';
  };
  return new Map(stages.map((stage) => [stage, roleOf(stage)]));
}

/** Stages and all that they start from or copy from. */
export function closure(stages: readonly Stage[], from: readonly Stage[]): ReadonlySet<Stage> {
  const found = new Set<Stage>();
  const open = [...from];
  for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
    if (found.has(stage)) continue;
    found.add(stage);
    open.push(...stage.needs.flatMap((index) => stages[index] ?? []));
  }
  return found;
}
