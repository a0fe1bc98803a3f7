import * as v from 'valibot';
import { PRESET_VERSION, PresetSchema, type Preset } from '../../model/preset.ts';
import { treeOf } from '../key-path.ts';

/** How words become the value of a key: one text, one number, a list, `key=value` pairs, yes or no. */
export type Form = 'text' | 'number' | 'list' | 'pairs' | 'flag';

/** A key of a preset, as a person answered it. */
export interface Said {
  readonly key: string;
  readonly form: Form;
  readonly words: readonly string[];
}

/** What is wrong with an answer; `null` when it is right. */
export function problemWithWords(said: Said): string | null {
  const parsed = v.safeParse(PresetSchema, documentOf([said]));
  if (parsed.success) return null;
  const [issue] = parsed.issues;
  return `is not ${/^[a-z]/.test(issue.message) ? issue.message : `right: ${issue.message.toLowerCase()}`}`;
}

/** Answers and locks → preset. Throws where one of them is wrong: each was looked at before. */
export function presetSaid(answers: readonly Said[], lock: readonly string[]): Preset {
  return v.parse(PresetSchema, { ...documentOf(answers), ...(lock.length === 0 ? {} : { lock }) });
}

/** How a preset would have answered a question; nothing where it does not. */
export function wordsIn(preset: Partial<Preset>, { key, form }: Omit<Said, 'words'>): readonly string[] {
  const value = key
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], preset);
  if (value === undefined) return [];
  if (form === 'pairs') return Object.entries(value as object).map(([name, one]) => `${name}=${String(one)}`);
  if (form === 'flag') return value === true ? ['yes'] : [];
  return [value].flat().map(String);
}

function documentOf(answers: readonly Said[]): object {
  const given = answers.filter(({ words }) => words.length > 0);
  return { schemaVersion: PRESET_VERSION, ...treeOf(given.map((said) => [said.key, valueOf(said)])) };
}

function valueOf({ form, words }: Said): unknown {
  const [first = ''] = words;
  if (form === 'list') return words;
  if (form === 'flag') return first === 'yes';
  if (form === 'number') return /^\d+$/.test(first) ? Number(first) : first;
  return form === 'text' ? first : Object.fromEntries(words.map(pairOf));
}

/** Without a `=`, the value is one that no key takes. */
function pairOf(word: string): readonly [string, string] {
  const at = word.indexOf('=');
  return at === -1 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}
