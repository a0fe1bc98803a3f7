import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'onbuild',
  summary: 'ONBUILD holds an instruction that is allowed there.',
  severity: 'medium',
  references: ['hadolint DL3043', 'Tally invalid-onbuild-trigger'],
  messages: {
    bad: 'ONBUILD {keyword} is refused by Docker',
    hidden: 'ONBUILD runs in images that build on this one: their authors do not see it',
  },
  check({ dockerfile }, report) {
    for (const instruction of dockerfile.instructions) {
      if (instruction.keyword !== 'ONBUILD' || !instruction.trigger) continue;
      const { keyword } = instruction.trigger;
      if (/^(?:ONBUILD|FROM|MAINTAINER)$/.test(keyword))
        report({ at: instruction, message: 'bad', data: { keyword }, severity: 'high' });
      else report({ at: instruction, message: 'hidden', severity: 'info' });
    }
  },
});
