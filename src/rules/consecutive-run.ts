import type { Instruction, Stage } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'consecutive-run',
  summary: 'RUN lines that belong together are one.',
  severity: 'info',
  builder: 'skip',
  references: ['hadolint DL3059', 'KICS 0008c003'],
  messages: { several: '{count} RUN lines in a row make as many layers: join what belongs together' },
  check({ shippedStages }, report) {
    for (const row of [...shippedStages].flatMap(rowsOf)) {
      if (row.length > 2) report({ at: row[0] as Instruction, message: 'several', data: { count: row.length } });
    }
  },
});

/** RUN lines without flags that follow each other. */
function rowsOf({ body }: Stage): Instruction[][] {
  const rows: Instruction[][] = [[]];
  for (const instruction of body) {
    if (instruction.keyword === 'RUN' && instruction.flags.length === 0) rows.at(-1)?.push(instruction);
    else rows.push([]);
  }
  return rows;
}
