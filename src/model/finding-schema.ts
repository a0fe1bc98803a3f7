import * as v from 'valibot';
import { CONFIDENCES, SEVERITIES } from './finding.ts';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const place = v.object({
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  column: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
const range = v.object({ start: offset, end: offset });
const edit = v.object({ range, text: v.string() });

export const fixSchema = v.object({
  title: v.string(),
  /** Whether the image stays the same in every way that a program could notice. */
  safe: v.boolean(),
  /** Applied together or not at all. Offsets are UTF-16 units into the file's text. */
  edits: v.array(edit),
  /** Edits of further files that belong to it, by path from the audited folder; a file that is not there yet is empty. */
  files: v.optional(v.array(v.object({ path: v.string(), edits: v.array(edit) }))),
  /** Whether it moves instructions, so that everything else is judged anew on its result. */
  alone: v.optional(v.boolean()),
});

/** One violation of a rule, as it leaves the process. */
export const findingSchema = v.object({
  rule: v.string(),
  severity: v.picklist(SEVERITIES),
  confidence: v.picklist(CONFIDENCES),
  /** What is wrong, in one sentence that never quotes a secret. */
  message: v.string(),
  /** Relative to the folder that was audited; `stdin` for standard input. */
  file: v.string(),
  range,
  start: place,
  end: place,
  /** Ids of other tools and standards, as in `hadolint DL3002`. */
  references: v.array(v.string()),
  /** Stays the same when lines above change: rule, file, the text it stands on and its number among equals. */
  fingerprint: v.string(),
  fix: v.nullable(fixSchema),
});
