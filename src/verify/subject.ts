import type { WritablePath } from '../model/facts.ts';

/** A value that was put in a secret's place, to be looked for afterwards. Held in memory only. */
export interface Canary {
  readonly value: string;
  /** As shown to people: `secret npm_token`, `build argument NPM_TOKEN`. */
  readonly name: string;
}

/** What is verified: a Dockerfile with its context, and what its author says of the image. */
export interface Subject {
  /** Folder sent to the builder. Never written to. */
  readonly context: string;
  /** Absolute path. */
  readonly dockerfile: string;
  readonly target: string | null;
  /** `--secret`, `--ssh`, `--build-arg`, `--add-host` … as one would type them. */
  readonly buildFlags: readonly string[];
  /** Environment that the flags read secrets from. */
  readonly buildEnv: Readonly<Record<string, string>>;
  /** Mounted secrets (H8). */
  readonly mounted: readonly Canary[];
  /** Values that came in another way, as by build arguments (H20). */
  readonly passed: readonly Canary[];
  /** Reference of the shipped stage's base image, `null` when it is `scratch` or unknown. */
  readonly base: string | null;
  /** Port that is asked; `null` for a worker. `undefined` means the one that the image exposes. */
  readonly port?: number | null;
  /** Path that answers when the app works, as in `/healthz`. */
  readonly endpoint: string;
  /** Path that takes about a second to answer, `null` when there is none. */
  readonly slow: string | null;
  readonly writable: readonly WritablePath[];
  /** Environment that the app needs to start. */
  readonly runEnv: Readonly<Record<string, string>>;
  /** Names of packages that only development needs. */
  readonly development: readonly string[];
  /** Debian or Alpine packages added with a reason (H18). */
  readonly osPackages: readonly string[];
  /** Whether the first build starts without cache, so that its time can be told. */
  readonly cold: boolean;
  /** Whether the image holds a program compiled for one architecture. */
  readonly compiled: boolean;
  /** Promises that the file itself declares to keep less strictly, with the reason. */
  readonly deviations: readonly { readonly promise: string; readonly why: string }[];
}
