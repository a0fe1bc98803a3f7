import { destinationOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';

export default defineRule({
  name: 'copy-destination-slash',
  summary: 'COPY of several files goes to a folder, which ends with a slash.',
  severity: 'high',
  references: ['hadolint DL3021', 'KICS 6db6e0c2', 'Semgrep copy-multiple-without-slash', 'Trivy DS-0011'],
  messages: { slash: '{destination} must end with / when several files are copied' },
  check({ stages }, report) {
    for (const { instruction } of written(stages, 'COPY', 'ADD')) {
      const destination = destinationOf(instruction);
      if (
        !destination ||
        instruction.words.length < 3 ||
        /[\\/]$|^\.{1,2}$/.test(destination.value) ||
        !destination.literal
      )
        continue;
      const fix = {
        title: 'add the slash',
        safe: true,
        edits: [
          {
            range: destination.range,
            text: instruction.json ? JSON.stringify(`${destination.value}/`) : `${destination.raw}/`,
          },
        ],
      };
      report({
        at: destination,
        message: 'slash',
        data: { destination: destination.value },
        ...(/["']$/.test(destination.raw) && !instruction.json ? {} : { fix }),
      });
    }
  },
});
