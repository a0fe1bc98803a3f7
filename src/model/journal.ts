import * as v from 'valibot';

const sha256 = v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)));

/** What `.ironhull/journal.json` holds while files are being written, so that the next run can finish or undo. */
export const journalSchema = v.strictObject({
  schemaVersion: v.literal(1),
  /** Until `commit` no target was touched and the next run undoes; from `commit` on every new text is on disk and it finishes. */
  phase: v.picklist(['prepare', 'commit']),
  /** Distinguishes our temporary names from files that happen to be there. */
  tag: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Folders made for this write, outermost first. */
  folders: v.array(v.string()),
  entries: v.array(
    v.strictObject({
      path: v.string(),
      /** SHA-256 of the bytes before and after; `null` where there is no file. */
      before: sha256,
      after: sha256,
    }),
  ),
});

export type Journal = v.InferOutput<typeof journalSchema>;
export type JournalEntry = Journal['entries'][number];

/** The journal in a text, `null` when it is damaged or of another version. */
export function parseJournal(text: string): Journal | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), journalSchema), text);
  return parsed.success ? parsed.output : null;
}
