import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';

export default defineRule({
  name: 'system-path',
  summary: "No volume or working directory lies in the system's own folders.",
  severity: 'high',
  references: ['Trivy DS-0030', 'DKL-DI-0002', 'CIS Docker 5.6'],
  messages: { path: '{path} belongs to the kernel or the system: do not {verb} it' },
  check({ stages }, report) {
    for (const { instruction } of placed(stages, 'VOLUME', 'WORKDIR')) {
      const pattern = instruction.keyword === 'VOLUME' ? MOUNTED : SYSTEM;
      const verb = instruction.keyword === 'VOLUME' ? 'mount over' : 'work in';
      const word = instruction.words.find(({ value }) => pattern.test(value));
      if (word) report({ at: word, message: 'path', data: { path: word.value, verb } });
    }
  },
});

const SYSTEM = /^\/(?:proc|sys|dev|boot)(?:\/|$)|^\/(?:etc|usr|bin|sbin|lib)\/?$/;
/** A volume over the root would hide everything; working there is only untidy. */
const MOUNTED = /^\/(?:proc|sys|dev|boot)(?:\/|$)|^\/(?:etc|usr|bin|sbin|lib)?\/?$/;
