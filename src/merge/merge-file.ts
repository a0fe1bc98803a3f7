import { refusalOf } from '../dockerfile/limits.ts';
import type { Merge } from '../model/merge.ts';
import { assemble } from './assemble.ts';
import { keepsEdits, type Texts } from './keeps-edits.ts';
import { keepsOrder } from './keeps-order.ts';
import { mergeSheets, sameOrMore, type Unite } from './merge-sheet.ts';
import { joined, open, yoursOf, type Part } from './part.ts';
import { formOf, inForm, plainText } from './text-form.ts';
import { uniteIgnoreLines } from './unite-ignore-lines.ts';
import { dockerfileSheet, lineSheet, type Sheet } from './units.ts';

/**
 * Merges what the templates changed since last time into the user's file: a Dockerfile by instruction, anything else by line. What
 * both changed comes back as conflicts; nothing the user wrote or took out is lost unseen. The same three texts give the same merge.
 */
export function mergeFile(path: string, texts: Texts): Merge {
  const form = formOf(texts.yours);
  const plain = { base: plainText(texts.base), yours: plainText(texts.yours), theirs: plainText(texts.theirs) };
  const settled = { text: texts.yours, conflicts: [], unpinned: [] };
  if (plain.theirs === plain.base || plain.theirs === plain.yours) return settled;
  if (plain.yours === plain.base) return { ...settled, text: form.mark + inForm(plain.theirs, form) };
  return assemble(mergeParts(path, plain), form, plain.yours);
}

/** More units than any file people write: keeps the time bounded. */
const MAX_UNITS = 3_000;

function mergeParts(path: string, texts: Texts): readonly Part[] {
  const whole = open(texts.base, texts.yours, texts.theirs);
  if (Object.values(texts).some((text) => refusalOf(text) !== null)) return whole;
  const byInstruction = isDockerfile(path) ? attempt(texts, dockerfileSheet, sameOrMore) : null;
  const unite = path.endsWith('.dockerignore') ? uniteIgnoreLines : sameOrMore;
  return byInstruction ?? attempt(texts, lineSheet, unite) ?? whole;
}

/** Parts in one way of cutting, or `null` where that way can't be trusted with these texts. */
function attempt(texts: Texts, cut: (text: string) => Sheet, unite: Unite): readonly Part[] | null {
  const [base, yours, theirs] = [cut(texts.base), cut(texts.yours), cut(texts.theirs)];
  const sheets = [base, yours, theirs];
  if (sheets.some((sheet) => sheet.swallows || sheet.escape !== base.escape)) return null;
  if (sheets.some(({ sections }) => sections.flatMap((section) => section.units).length > MAX_UNITS)) return null;
  const parts = joined(mergeSheets(base, yours, theirs, unite));
  const text = parts.map(yoursOf).join('');
  return keepsEdits(texts, text, parts) && keepsOrder(texts, text, parts) ? parts : null;
}

/** Whether a path names a Dockerfile, as far as a name can tell. */
export function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return /^(?:dockerfile|containerfile)(?:\.|$)|\.(?:dockerfile|containerfile)$/.test(name) && !name.endsWith('ignore');
}
