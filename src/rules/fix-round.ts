import { applyEdits } from '../dockerfile/edits.ts';
import type { Finding } from '../model/finding.ts';

/** What one round of fixes changes. */
export interface Round {
  readonly text: string;
  /** Further files, by path: their text after the round. */
  readonly others: ReadonlyMap<string, string>;
  readonly applied: readonly Finding[];
}

/**
 * Applies what can be applied together. Of two fixes that touch one place the first wins, and the other waits for the next round;
 * a fix that moves instructions gets a round of its own.
 */
export function fixRound(
  text: string,
  findings: readonly Finding[],
  unsafe: boolean,
  otherText: (path: string) => string,
): Round {
  const open = chosen(candidates(findings, unsafe));
  const done = applyEdits(
    text,
    open.map(({ fix }) => fix?.edits ?? []),
  );
  const skipped = new Set(done.skipped);
  const applied = open.filter(({ fix }, index) => !skipped.has(index) || (fix?.edits.length === 0 && fix.files));
  const others = new Map<string, string>();
  for (const { fix } of applied) {
    for (const { path, edits } of fix?.files ?? []) others.set(path, applyEdits(otherText(path), [edits]).text);
  }
  return { text: done.text, others, applied };
}

/** What keeps the image's meaning comes first: a stage is cut in two only when its program is in exec form. */
function candidates(findings: readonly Finding[], unsafe: boolean): readonly Finding[] {
  const safe = findings.filter(({ fix }) => fix?.safe === true);
  return safe.length > 0 || !unsafe ? safe : findings.filter(({ fix }) => fix !== null);
}

/** The first that has to be alone; else all of which no two edit the same further file. */
function chosen(open: readonly Finding[]): readonly Finding[] {
  const alone = open.find(({ fix }) => fix?.alone === true);
  if (alone) return [alone];
  const taken = new Set<string>();
  return open.filter(({ fix }) => {
    const paths = (fix?.files ?? []).map(({ path }) => path);
    if (paths.some((path) => taken.has(path))) return false;
    for (const path of paths) taken.add(path);
    return true;
  });
}
