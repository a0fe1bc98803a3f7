import type { Instruction } from '../model/dockerfile.ts';
import { maskedSlice } from '../rules/_shared/mask.ts';
import { secretPlaces } from '../rules/_shared/secret-lines.ts';
import type { Placed } from './reading.ts';

const MAX_SHOWN = 48;

/** Whether a secret's value stands in a text: such a text is never kept, saved or shown. */
export function holdsSecret(text: string): boolean {
  return secretPlaces(text).length > 0;
}

/** An instruction in a few words, with no secret's value. */
export function shortened({ reading }: Pick<Placed, 'reading'>, { range }: Pick<Instruction, 'range'>): string {
  const text = maskedSlice(reading.text, range.start, range.end, secretPlaces(reading.text));
  const line = text
    .replaceAll(/\\\r?\n/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN - 2).trimEnd()} …`;
}
