import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'line-too-long',
  summary: 'No line is longer than Docker reads.',
  severity: 'high',
  references: ['BuildKit parser'],
  messages: { long: 'line {line} has {bytes} bytes, and Docker stops at {limit}: the file was not audited' },
  check({ refusal, dockerfile }, report) {
    if (refusal?.kind !== 'line-too-long') return;
    const start = dockerfile.lineStarts[refusal.line - 1] ?? 0;
    report({
      at: { start, end: start },
      message: 'long',
      data: { line: refusal.line, bytes: refusal.bytes, limit: refusal.limit },
    });
  },
});
