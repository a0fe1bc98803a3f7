import * as v from 'valibot';
import { AnswersSchema } from './answers.ts';
import { savedPlanSchema } from './saved-plan.ts';
import { migrated } from './state-migrations.ts';

/** Version of the layout of `.ironhull/state.json`. A higher one is not read. */
export const STATE_VERSION = 1;

/** A preset that the files were made under. */
const savedPreset = v.strictObject({
  /** Without version: `repository`, `npm:@acme/ironhull`. */
  source: v.string(),
  /** As `extends` names it; empty for what such a one extends beside itself. */
  reference: v.string(),
  /** Exact version or commit; empty where the hash says it all. */
  version: v.string(),
  path: v.string(),
  /** As shown in messages. */
  name: v.string(),
  file: v.string(),
  contact: v.string(),
  /** Of the text, in hex. */
  sha256: v.string(),
  /** Files that it wants to run. */
  code: v.exactOptional(v.array(v.strictObject({ path: v.string(), sha256: v.string() }))),
});

export type SavedPreset = v.InferOutput<typeof savedPreset>;

/** What was generated last time and from what. Committed with the repo, so never a secret and nothing of a machine. */
export const stateSchema = v.strictObject({
  schemaVersion: v.literal(STATE_VERSION),
  /** Version of ironhull that wrote it. */
  generator: v.string(),
  /** The team's presets in force, the company's first; the repository's own config is none of them. */
  presets: v.optional(v.array(savedPreset)),
  /** By folder relative to the repo root, `.` for the root itself. */
  services: v.record(
    v.string(),
    v.strictObject({
      /** Only what somebody decided. */
      answers: AnswersSchema,
      plan: savedPlanSchema,
    }),
  ),
  /** By path relative to the repo root. */
  files: v.record(
    v.string(),
    v.strictObject({
      /** Key in `services`. */
      service: v.string(),
      ownership: v.picklist(['managed', 'section', 'seed']),
      /** The text as it was generated, split at line ends, so that no scanner or bot takes it for a Dockerfile. */
      lines: v.array(v.string()),
      /** While conflicts stand between markers in the file: what will have been generated once they are settled by hand. */
      pending: v.optional(
        v.strictObject({
          lines: v.array(v.string()),
          /** SHA-256 of the text before the markers: who brings that back has settled nothing. */
          over: v.string(),
        }),
      ),
    }),
  ),
});

export type State = v.InferOutput<typeof stateSchema>;
export type SavedFile = State['files'][string];

/** What stands in `.ironhull/state.json`. */
export type SavedState =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly state: State }
  /** Not to be understood; `why` names what and where. */
  | { readonly kind: 'damaged'; readonly why: string }
  /** Written by a later ironhull. */
  | { readonly kind: 'newer'; readonly generator: string };

const versioned = v.looseObject({ schemaVersion: v.number(), generator: v.string() });

/** Reads the text of a state file. `generator` is our own version: what a later one wrote may hold what we do not know. */
export function parseState(text: string, generator: string): SavedState {
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  if (!json.success) return { kind: 'damaged', why: 'it is not JSON' };
  const head = v.safeParse(versioned, json.output);
  if (head.success && head.output.schemaVersion > STATE_VERSION)
    return { kind: 'newer', generator: head.output.generator };
  const parsed = v.safeParse(stateSchema, migrated(json.output));
  if (parsed.success) return { kind: 'known', state: parsed.output };
  if (head.success && isLater(head.output.generator, generator))
    return { kind: 'newer', generator: head.output.generator };
  return { kind: 'damaged', why: describe(parsed.issues[0]) };
}

function describe(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue) ?? 'the whole';
  const named = JSON.stringify(place).slice(1, -1);
  if (issue.received === 'undefined') return `${named} is missing`;
  if (issue.expected === 'never') return `${named} is nothing we know`;
  // What was found there is text of the repo and may be anything; the kind of thing is enough.
  return `${named} should be ${issue.expected ?? 'something else'}`;
}

/** Whether one `major.minor.patch` comes after another; anything else comes after nothing. */
function isLater(one: string, other: string): boolean {
  const [mine, theirs] = [other, one].map((version) =>
    /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})/.exec(version)?.slice(1).map(Number),
  );
  if (mine === undefined || theirs === undefined) return false;
  const index = theirs.findIndex((part, at) => part !== mine[at]);
  return index >= 0 && (theirs[index] ?? 0) > (mine[index] ?? 0);
}
