import type { ConflictAnswer, Merge, MergeConflict } from '../model/merge.ts';
import { formOf, inForm, plainText } from './text-form.ts';

/** The merged text with each conflict as it was answered, in their order. Throws `TypeError` when one has no answer. */
export function settleConflicts(merge: Merge, answers: readonly ConflictAnswer[]): string {
  return filled(merge, (conflict, index) => {
    const answer = answers[index];
    if (answer === undefined) throw new TypeError(`conflict ${index + 1} has no answer`);
    return answered(conflict, answer, merge.text);
  });
}

/** The merged text with both sides of each conflict between markers, for whoever asks for them. */
export function withMarkers(merge: Merge): string {
  const { lineEnd } = formOf(merge.text);
  const line = (text: string): string => `${text}${lineEnd}`;
  return filled(merge, ({ base, yours, theirs }) =>
    [
      line('<<<<<<< yours'),
      ended(yours, lineEnd),
      line('||||||| generated last time'),
      ended(base, lineEnd),
      line('======='),
      ended(theirs, lineEnd),
      line('>>>>>>> generated now'),
    ].join(''),
  );
}

function filled({ text, conflicts }: Merge, fill: (conflict: MergeConflict, index: number) => string): string {
  let out = '';
  let at = 0;
  for (const [index, conflict] of conflicts.entries()) {
    out += text.slice(at, conflict.at.start) + fill(conflict, index);
    at = conflict.at.end;
  }
  return out + text.slice(at);
}

function answered({ yours, theirs }: MergeConflict, answer: ConflictAnswer, text: string): string {
  const form = formOf(text);
  if (answer === 'ours') return yours;
  if (answer === 'theirs') return theirs;
  if (answer === 'both') return ended(yours, form.lineEnd) + theirs;
  return ended(inForm(plainText(answer.text), form), form.lineEnd);
}

function ended(text: string, lineEnd: string): string {
  return text === '' || text.endsWith('\n') ? text : text + lineEnd;
}
