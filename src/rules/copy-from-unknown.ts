import { flagOf } from './_shared/copies.ts';
import { defineRule, instructionsOf } from './_shared/define-rule.ts';

export default defineRule({
  name: 'copy-from-unknown',
  summary: 'COPY --from names a stage that comes earlier in the file.',
  severity: 'high',
  references: [
    'hadolint DL3022',
    'hadolint DL3023',
    'Trivy DS-0006',
    'Trivy DS-0011',
    'KICS cdddb86f',
    'KICS 68a51e22',
  ],
  messages: {
    self: 'the stage copies from itself',
    later: 'stage {name} comes only later in the file',
    number: 'there is no stage {name} above this line',
    unknown: '{name} is no stage: without a build context or an image of that name the build fails',
  },
  check({ stages }, report) {
    const index = new Map<string, number>();
    for (const stage of stages) if (stage.name !== null && !index.has(stage.name)) index.set(stage.name, stage.index);
    for (const stage of stages) {
      for (const instruction of instructionsOf(stage, 'COPY')) {
        const from = flagOf(instruction, 'from');
        const name = from?.value ?? '';
        if (!from || name === '' || /[$:/@.]/.test(name)) continue;
        const found = index.get(name.toLowerCase());
        if (/^\d+$/.test(name)) {
          if (Number(name) >= stage.index)
            report({ at: from, message: Number(name) === stage.index ? 'self' : 'number', data: { name } });
        } else if (found === stage.index) report({ at: from, message: 'self', data: { name } });
        else if (found !== undefined && found > stage.index) report({ at: from, message: 'later', data: { name } });
        else if (found === undefined)
          report({ at: from, message: 'unknown', data: { name }, severity: 'info', confidence: 'low' });
      }
    }
  },
});
