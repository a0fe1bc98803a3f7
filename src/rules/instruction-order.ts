import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'instruction-order',
  summary: 'The file starts with FROM; only ARG may stand in front of it.',
  severity: 'high',
  references: ['hadolint DL3061', 'KICS f2daed12'],
  messages: { before: '{keyword} in front of the first FROM: Docker refuses the file' },
  check({ dockerfile }, report) {
    if (dockerfile.stages.length === 0) return;
    for (const instruction of dockerfile.preamble) {
      if (instruction.keyword !== 'ARG')
        report({ at: instruction.keywordRange, message: 'before', data: { keyword: instruction.keyword } });
    }
  },
});
