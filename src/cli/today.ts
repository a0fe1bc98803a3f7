import { UsageError } from '../errors.ts';
import type { OptionValue } from './parse-arguments.ts';
import { visible } from './visible.ts';

/** The day by which end of life is judged: the only thing that is taken from outside the repository. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The day that `--as-of` names, or today. Throws `UsageError` for what is no day. */
export function dayOf(value: OptionValue | undefined): string {
  if (value === undefined) return today();
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new UsageError(`--as-of ${visible(value.toString())} is not a day such as 2026-11-23.`);
}
