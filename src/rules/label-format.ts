import { defineRule, instructionsOf } from './_shared/define-rule.ts';

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
  ],
  messages: {
    value: '{key} must be {kind}',
    empty: '{key} is empty',
    key: 'label key {key}: lower-case letters, digits, dots and dashes only',
    duplicate: '{key} is set twice: the later one counts',
  },
  check({ stages }, report) {
    for (const stage of stages) {
      const seen = new Set<string>();
      for (const { pairs } of instructionsOf(stage, 'LABEL')) {
        for (const pair of pairs) {
          const key = pair.key;
          const name = /^org\.opencontainers\.image\.(\w+)$/.exec(key)?.[1] ?? '';
          const row = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
          const value = pair.value;
          if (seen.has(key)) report({ at: pair, message: 'duplicate', data: { key } });
          else if (!/^[a-z0-9](?:[a-z0-9._/-]*[a-z0-9])?$/.test(key) && !key.includes('$'))
            report({ at: pair, message: 'key', data: { key }, severity: 'info' });
          else if (name !== '' && value?.literal && value.value === '')
            report({ at: pair, message: 'empty', data: { key } });
          else if (row && value?.literal && !row.pattern.test(value.value))
            report({ at: pair, message: 'value', data: { key, kind: row.kind } });
          seen.add(key);
        }
      }
    }
  },
});
