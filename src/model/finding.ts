import * as v from 'valibot';

/** How bad it is, worst first. Policy may change it; a rule's meaning never changes. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How sure the rule is: `low` where it infers what the text does not say. */
export const CONFIDENCES = ['high', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Version of the set of rules. It grows when a new or sharper rule could turn a green pipeline red. */
export const RULE_SET = 1;

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const place = v.object({
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  column: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
const range = v.object({ start: offset, end: offset });
const edit = v.object({ range, text: v.string() });

const fixSchema = v.object({
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

export type Fix = v.InferOutput<typeof fixSchema>;

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

export type Finding = v.InferOutput<typeof findingSchema>;

/** Whether `one` is at least as bad as `other`. */
export function atLeast(one: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(one) <= SEVERITIES.indexOf(other);
}
