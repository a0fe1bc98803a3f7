import { plainSettings, SEVERITIES, type Settings, type Severity } from '../api.ts';
import { UsageError } from '../errors.ts';
import { optionsOf } from './options.ts';
import type { Call } from './parse-arguments.ts';
import { today } from './today.ts';
import { visible } from './visible.ts';

/** What the flags say about how to judge. The day is the only thing that is taken from outside the repository. */
export function auditSettings(call: Call): Settings {
  const typed = call.options['as-of'];
  const day = typeof typed === 'string' ? typed : today();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
    throw new UsageError(`--as-of ${visible(day)} is not a day such as 2026-11-23.`);
  }
  return plainSettings(day);
}

/** The value of a choice option, checked. */
export function chosen(call: Call, name: string, otherwise: string): string {
  const value = call.options[name];
  if (typeof value !== 'string') return otherwise;
  const choices = optionsOf(call.command).find((option) => option.name === name)?.choices ?? [];
  if (choices.includes(value)) return value;
  throw new UsageError(`--${name} ${visible(value)} is not one of ${choices.join(', ')}.`);
}

/** Whether a severity is at least as bad as the word; nothing is as bad as `never`. */
export function isWorse(severity: Severity, than: string): boolean {
  const limit = SEVERITIES.findIndex((one) => one === than);
  return SEVERITIES.indexOf(severity) <= limit;
}
