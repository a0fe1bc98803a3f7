import type { Instruction } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'consecutive-run',
  summary: 'RUN lines that belong together are one.',
  severity: 'info',
  builder: 'skip',
  references: ['hadolint DL3059'],
  messages: { several: '{count} RUN lines in a row make as many layers: join what belongs together' },
  check({ shippedStages }, report) {
    for (const stage of shippedStages) {
      let row: Instruction[] = [];
      for (const instruction of [...stage.body, null]) {
        if (instruction?.keyword === 'RUN' && instruction.flags.length === 0) row.push(instruction);
        else {
          if (row.length > 2) report({ at: row[0] as Instruction, message: 'several', data: { count: row.length } });
          row = [];
        }
      }
    }
  },
});
