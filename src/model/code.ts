import type { Stack } from './stack.ts';

/** A file of a preset that runs: a template, which is EJS, or the module of a stack. */
export interface CodeFile {
  readonly kind: 'template' | 'stack';
  /** Name of the template, as in `go/binary.Dockerfile`, or of the stack. */
  readonly name: string;
  /** Relative to the home of its preset. */
  readonly path: string;
  /** The very text that runs. */
  readonly text: string;
}

/** All that one preset wants to run. */
export interface OfferedCode {
  /** Index in `Policy.layers`. */
  readonly layer: number;
  /** One hash over all of its files, in hex: what `--trust` names. */
  readonly sha256: string;
  readonly files: readonly CodeFile[];
}

/** A template of a team. */
export interface TeamTemplate {
  readonly text: string;
  /** As shown in messages: `npm:@acme/ironhull@1.4.0 go.ejs`. */
  readonly file: string;
  /** Name of its preset, and whom to ask. */
  readonly preset: string;
}

/** Code of the presets in force that the user trusts; it never enters a plan or the state. */
export interface TrustedCode {
  /** By the name of the template that they stand for. */
  readonly templates: ReadonlyMap<string, TeamTemplate>;
  readonly stacks: readonly Stack[];
}

/** Nothing of a team runs. */
export const NO_CODE: TrustedCode = { templates: new Map(), stacks: [] };
