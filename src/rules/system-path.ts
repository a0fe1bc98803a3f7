import { defineRule, instructionsOf } from './_shared/define-rule.ts';

export default defineRule({
  name: 'system-path',
  summary: "No volume or working directory lies in the system's own folders.",
  severity: 'high',
  references: ['Trivy DS-0030', 'DKL-DI-0002', 'CIS Docker 5.6'],
  messages: { path: '{path} belongs to the kernel or the system: do not {verb} it' },
  check({ stages }, report) {
    for (const stage of stages) {
      for (const instruction of instructionsOf(stage, 'VOLUME', 'WORKDIR')) {
        const verb = instruction.keyword === 'VOLUME' ? 'mount over' : 'work in';
        for (const word of instruction.words) {
          if (
            /^\/(?:proc|sys|dev|boot)(?:\/|$)|^\/(?:etc|usr|bin|sbin|lib)?\/?$/.test(word.value) &&
            !(instruction.keyword === 'WORKDIR' && word.value === '/')
          )
            report({ at: word, message: 'path', data: { path: word.value, verb } });
        }
      }
    }
  },
});
