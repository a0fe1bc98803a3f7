import * as v from 'valibot';

/** Paths of letters that can stand in a Dockerfile or .dockerignore line without quoting, never an option, never leading up and out. */
const RELATIVE = /^(?![-/])(?!(?:.*\/)?\.\.(?:\/|$))[A-Za-z0-9_@+~./-]+$/;
const ABSOLUTE = /^\/(?!(?:.*\/)?\.\.(?:\/|$))[A-Za-z0-9_@+~./-]*$/;
const IMAGE_NAME = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
const PRINTABLE = /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u;
const ENDPOINT = /^\/[A-Za-z0-9_.~/-]*$/;

const word = v.pipe(v.string(), v.regex(PRINTABLE, 'one line of text'));

/** Base image families that a person may choose. */
export const FAMILIES = [
  'distroless',
  'slim',
  'alpine',
  'jlink',
  'scratch',
  'unprivileged',
  'chainguard',
  'dhi',
] as const;

/**
 * What a person, an answers file, the saved state or a preset decides. Every key is optional here: what is missing is detected,
 * defaulted or asked. Published as JSON Schema: `docs/answers.schema.json`.
 */
export const AnswersSchema = v.strictObject({
  /** Stack to use where several were seen. */
  stack: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'the name of a stack'))),
  /** Image name. */
  name: v.optional(v.pipe(v.string(), v.regex(IMAGE_NAME, 'lower-case letters, digits, dots, dashes'))),
  /** Base image family of the shipped stage. */
  base: v.optional(v.picklist(FAMILIES)),
  /** Runtime version or release line: `24`, `3.13`. */
  runtime: v.optional(v.pipe(v.string(), v.regex(/^\d+(\.\d+){0,2}$/, 'a version such as 24 or 3.13.2'))),
  /** Program to ship where several were seen: `./cmd/api`, `app.main:app`. */
  entry: v.optional(v.pipe(v.string(), v.regex(/^(?!-)[A-Za-z0-9_./:-]+$/, 'a path or module'))),
  /** Words of the process to run. */
  start: v.optional(v.pipe(v.array(word), v.minLength(1))),
  /** TCP port the program listens on; `null` for a program that listens on none. 1024–65535 (H19). */
  port: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65535)))),
  /** Path of the health endpoint; `null` for no health check. */
  health: v.optional(v.nullable(v.pipe(v.string(), v.regex(ENDPOINT, 'a path such as /healthz')))),
  /** Compile a small static probe into an image that has nothing else to ask the health endpoint with. */
  probe: v.optional(v.boolean()),
  /** Start the program once during the build and ship what its runtime learnt, so that it starts faster. Not reproducible. */
  startupCache: v.optional(v.boolean()),
  /** Compile crates in a layer of their own by cargo-chef, for a CI that keeps layers and no cache mounts. */
  cargoChef: v.optional(v.boolean()),
  /** Write the list of crates into the program by cargo-auditable, for scanners of the image. */
  cargoAuditable: v.optional(v.boolean()),
  /** Kinds of secrets the build needs. */
  secrets: v.optional(
    v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*(:[A-Za-z0-9_./=-]+)?$/, 'a kind such as npm or custom:NAME'))),
  ),
  /** Absolute paths the program writes to besides `/tmp`. */
  writable: v.optional(v.array(v.pipe(v.string(), v.regex(ABSOLUTE, 'a plain absolute path')))),
  /** Public build-time variables. */
  buildArgs: v.optional(v.array(v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'a variable name')))),
  /** Further files or folders the build needs from the context. */
  include: v.optional(v.array(v.pipe(v.string(), v.regex(RELATIVE, 'a plain path in the repo')))),
  /** Go on without a lockfile; written into the file as a deviation. */
  unlocked: v.optional(v.boolean()),
  /** Go on with a release line past its end of life; written into the file as a deviation. */
  endOfLife: v.optional(v.boolean()),
});

/** Given answers: only what somebody decided. */
export type Answers = v.InferOutput<typeof AnswersSchema>;
export type AnswerKey = keyof Answers;
