import { UsageError } from '../errors.ts';
import type { Option } from './option.ts';
import type { OptionValue } from './parse-arguments.ts';
import { visible } from './visible.ts';

/** Says that code of a preset may run: by its hash alone, whoever brings it. */
export const trustOption: Option = {
  name: 'trust',
  kind: 'list',
  value: 'SHA256',
  choices: [],
  help: 'let code of a preset run that has this hash: templates and stacks',
  commands: ['new', 'retrofit', 'update', 'check', 'restore'],
};

/** Hashes that were named. Throws `UsageError` on what is none. */
export function trustOf(value: OptionValue | undefined): readonly string[] {
  const words = Array.isArray(value) ? (value as readonly string[]) : [];
  const wrong = words.find((word) => !/^[0-9a-f]{64}$/.test(word));
  if (wrong === undefined) return words;
  throw new UsageError(`--trust ${visible(wrong)} is no SHA-256: 64 letters from 0 to 9 and a to f.`, {
    hints: ['ironhull defaults explain templates     says the hash'],
  });
}
