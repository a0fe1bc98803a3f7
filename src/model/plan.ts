import type { Shape, StackId, WritablePath } from './facts.ts';
import type { Family } from './image.ts';
import type { Secret } from './secret.ts';
import type { Kept } from './takeover.ts';

/** An image of the catalogue as a plan uses it. */
export interface PlannedImage {
  /** Catalogue id, as in `node-24-distroless`. */
  readonly id: string;
  /** What stands after `FROM`: `name:tag[@digest]`. */
  readonly from: string;
  readonly family: Family;
  /** Whether the tag moves and no digest is known yet, so that `ironhull pin` is due. */
  readonly unpinned: boolean;
  /** Its own name, where a mirror of the team stands for it. */
  readonly canonical?: string;
}

/** A promise of the contract that this output keeps less strictly, and why; stands in the file, in the docs and on the screen. */
export interface Deviation {
  /** As in `H7`. */
  readonly promise: string;
  readonly why: string;
}

/** What the shipped image runs and how it is looked after. */
export interface Process {
  /** Exec-form `ENTRYPOINT` words. */
  readonly entrypoint: readonly string[];
  /** Exec-form `CMD` words; empty when the entrypoint says it all. */
  readonly cmd: readonly string[];
  /** TCP port, `null` for none. */
  readonly port: number | null;
  /** Exec-form health check words; empty when there is none, and `healthWhyNot` says why. */
  readonly health: readonly string[];
  readonly healthWhyNot: string;
  /** How often is asked, and how long is waited, as in `--interval=15s`; absent for the usual ones. */
  readonly healthOptions?: readonly string[];
  /** Path that is asked, `null` for none. */
  readonly endpoint: string | null;
  /** Signal name that stops the program. */
  readonly stopSignal: string;
}

/** Every decision as plain JSON, before any text. Templates read finished values and decide nothing. */
export interface Plan {
  readonly schemaVersion: 1;
  readonly stack: StackId;
  readonly service: string;
  readonly name: string;
  readonly shape: Shape;
  /** Template below `templates/`, without its ending: `go/binary`. */
  readonly template: string;
  /** Minor of the Dockerfile frontend, as in `1.14` (H6). */
  readonly syntax: string;
  /** Name of the frontend's image, where a mirror of the team stands for `docker/dockerfile`. */
  readonly frontend?: string;
  /** Images by role, as in `build`, `runtime`. */
  readonly images: Readonly<Record<string, PlannedImage>>;
  /** Numeric owner of the process (H1). */
  readonly user: { readonly uid: number; readonly gid: number };
  readonly process: Process;
  readonly writable: readonly WritablePath[];
  readonly secrets: readonly Secret[];
  readonly context: ContextPlan;
  readonly deviations: readonly Deviation[];
  /** Labels that the team lays down, by key. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Files beside the Dockerfile by which builds and linters refuse what the team does not allow. */
  readonly guardrails?: Guardrails;
  /** Mirror of the team that packages come through. */
  readonly packages?: PackageMirror;
  /** Names of build arguments without default that the user passes (`VITE_API_URL`). */
  readonly buildArgs: readonly string[];
  /** What a person's own Dockerfile said and no question asks for; absent where none was taken over. */
  readonly kept?: Kept | undefined;
  /** Dockerfile that is written, where it is not the service's own `Dockerfile`; relative to the repo root. */
  readonly dockerfile?: string | undefined;
  /** Finished values of the stack's own templates: text, lists of text, booleans. */
  readonly view: Readonly<Record<string, ViewValue>>;
}

/** Kinds of package indexes, as `packageMirrors` of a preset names them. */
export type PackageIndex = 'npm' | 'pypi' | 'go' | 'maven';

/** A package index of the team, and how the install steps learn of it. */
export interface PackageMirror {
  readonly index: PackageIndex;
  /** https, without login. */
  readonly url: string;
  /** Variables that name it in the stages that install. */
  readonly variables: readonly string[];
}

/** What the guardrails of a team hold builds to. */
export interface Guardrails {
  readonly emit: readonly ('rego' | 'hadolint')[];
  /** Registries and namespaces that images may come from; empty allows all. */
  readonly registries: readonly string[];
  /** Whether every image needs a digest. */
  readonly digests: boolean;
}

export type ViewValue = string | number | boolean | readonly ViewValue[] | { readonly [key: string]: ViewValue };

/** What the build context lets in: everything else stays out (H9). */
export interface ContextPlan {
  /** Patterns let in, in order, without `!`. */
  readonly include: readonly string[];
  /** Patterns kept out again below what was let in. */
  readonly exclude: readonly string[];
}
