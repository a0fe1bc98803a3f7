import type { Merge, MergeConflict } from '../model/merge.ts';
import { yoursOf, type Part } from './part.ts';
import { mask } from './references.ts';
import { inForm, plainText, type TextForm } from './text-form.ts';

/** Parts → merge, in the form of the user's file; `before` is that file's text in plain. */
export function assemble(parts: readonly Part[], form: TextForm, before: string): Merge {
  const conflicts: MergeConflict[] = [];
  let text = form.mark;
  for (const part of parts) {
    const yours = inForm(yoursOf(part), form);
    if (part.kind === 'conflict') {
      const at = { start: text.length, end: text.length + yours.length };
      conflicts.push({ base: inForm(part.base, form), yours, theirs: inForm(part.theirs, form), at });
    }
    text += yours;
  }
  return { text, conflicts, unpinned: unpinnedBy(before, plainText(text)) };
}

/** Names of images that were pinned by digest and no longer are. */
function unpinnedBy(before: string, after: string): readonly string[] {
  const pinned = new Set(mask(before).references.flatMap((one) => (one.digest === null ? [] : [one.name])));
  const loose = mask(after).references.filter((one) => one.digest === null && pinned.has(one.name));
  return [...new Set(loose.map((one) => one.name))];
}
