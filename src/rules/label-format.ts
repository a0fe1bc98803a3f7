import type { Instruction, Pair } from '../model/dockerfile.ts';
import { type Out, type Report, defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';

const CHECKS: Readonly<Record<string, { pattern: RegExp; kind: string }>> = {
  created: {
    pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
    kind: 'a date as in 2026-11-23T10:00:00Z',
  },
  url: { pattern: /^https?:\/\/\S+$/, kind: 'a URL' },
  source: { pattern: /^(?:https?|git|ssh):\/\/\S+$|^git@\S+$/, kind: 'a URL' },
  documentation: { pattern: /^https?:\/\/\S+$/, kind: 'a URL' },
  licenses: { pattern: /^[A-Za-z0-9.+()-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+()-]+)*$/, kind: 'an SPDX expression' },
  revision: { pattern: /^\S+$/, kind: 'a revision' },
};

export default defineRule({
  name: 'label-format',
  summary: 'Labels of the OCI specification hold what it says.',
  severity: 'low',
  references: [
    'hadolint DL3048',
    'hadolint DL3050',
    'hadolint DL3051',
    'hadolint DL3052',
    'hadolint DL3053',
    'hadolint DL3054',
    'hadolint DL3055',
    'hadolint DL3056',
    'hadolint DL3058',
    'OCI image annotations',
    'Tally labels/no-duplicate-keys',
    'Tally labels/valid-key',
  ],
  messages: {
    value: '{key} must be {kind}',
    empty: '{key} is empty',
    key: 'label key {key}: lower-case letters, digits, dots and dashes only',
    duplicate: '{key} is set twice: the later one counts',
  },
  check({ stages, dockerfile }, report) {
    for (const [, labels] of Map.groupBy(written(stages, 'LABEL'), ({ stage }) => stage)) {
      const seen = new Map<string, Setting>();
      for (const now of labels.flatMap(({ instruction }) => instruction.pairs.map((pair) => ({ pair, instruction })))) {
        const { pair } = now;
        const before = seen.get(pair.key);
        if (before)
          report({ at: pair, message: 'duplicate', data: { key: pair.key }, ...dropped(before, now, dockerfile.text) });
        else checkLabel(pair, report);
        seen.set(pair.key, now);
      }
    }
  },
});

function checkLabel(pair: Pair, report: Out<'value' | 'empty' | 'key'>): void {
  const { key, value } = pair;
  const name = /^org\.opencontainers\.image\.(\w+)$/.exec(key)?.[1];
  if (!isPlainKey(key)) report({ at: pair, message: 'key', data: { key }, severity: 'info' });
  else if (name !== undefined && value?.literal) checkValue(pair, name, value.value, report);
}

function checkValue(at: Pair, name: string, value: string, report: Out<'value' | 'empty'>): void {
  const row = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
  if (value === '') report({ at, message: 'empty', data: { key: at.key } });
  else if (row && !row.pattern.test(value)) report({ at, message: 'value', data: { key: at.key, kind: row.kind } });
}

function isPlainKey(key: string): boolean {
  return /^[a-z0-9](?:[a-z0-9._/-]*[a-z0-9])?$/.test(key) || key.includes('$');
}

interface Setting {
  readonly pair: Pair;
  readonly instruction: Instruction;
}

/** The earlier one says nothing: it goes, with its line where it is alone on it. */
function dropped({ pair, instruction }: Setting, later: Setting, text: string): Pick<Report<string>, 'fix'> {
  const fix = (start: number, end: number) => ({
    fix: { title: 'drop the earlier one', safe: true, edits: [{ range: { start, end }, text: '' }] },
  });
  if (instruction === later.instruction) {
    const next = instruction.pairs[instruction.pairs.indexOf(pair) + 1];
    return next ? fix(pair.range.start, next.range.start) : {};
  }
  const { start, end } = instruction.range;
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, start).trimStart();
  const isPlain = instruction.pairs.length === 1 && instruction.comments.length === 0 && text[end] === '\n';
  return isPlain && !above.startsWith('#') ? fix(start, end + 1) : {};
}
