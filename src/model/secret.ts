/** How a secret reaches a build step. */
export type SecretDelivery = 'file' | 'env' | 'ssh';

/** A kind of build secret that a stack knows how to mount. */
export interface SecretKind {
  /** Name used by `--secret`: `npm`, `pip`, `uv`, `netrc`, `ssh`, `ca`. */
  readonly kind: string;
  /** As shown to people: `npm token for @acme`. */
  readonly title: string;
  /** Mount id, as in `npm_token`. */
  readonly id: string;
  readonly delivery: SecretDelivery;
  /** Absolute path for `file`, variable name for `env`, empty for `ssh`. */
  readonly target: string;
  /** What stands after `--secret id=…,` on the build line: `env=NPM_TOKEN` or `src=$HOME/.netrc`; `default` for ssh. */
  readonly source: string;
}

/** A secret kind offered for this repo. */
export interface SecretProposal extends SecretKind {
  /** `file:line` that speaks of a private registry; empty when the kind is merely available. */
  readonly from: string;
  /** Whether the repo shows that the build cannot do without it. */
  readonly needed: boolean;
}

/** A secret chosen for the build: mounted, never stored, its value never asked for. */
export interface Secret extends SecretKind {
  readonly required: boolean;
}

/** Documentation and forms show the shape of a credential with one letter over and over; chance makes no such run in a real one. */
export const STAND_IN = /x{12}|X{12}|\*{12}/;
