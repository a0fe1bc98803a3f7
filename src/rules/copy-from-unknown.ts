import type { Stage } from '../model/dockerfile.ts';
import { flagOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';

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
    'Tally circular-stage-deps',
  ],
  messages: {
    self: 'the stage copies from itself',
    later: 'stage {name} comes only later in the file',
    number: 'there is no stage {name} above this line',
    unknown: '{name} is no stage: without a build context or an image of that name the build fails',
  },
  check({ stages }, report) {
    const index = firstIndexes(stages);
    for (const { stage, instruction } of placed(stages, 'COPY')) {
      const from = flagOf(instruction, 'from');
      const name = from?.value ?? '';
      if (!from || name === '' || /[$:/@.]/.test(name)) continue;
      const message = /^\d+$/.test(name)
        ? numberProblem(Number(name), stage.index)
        : nameProblem(index.get(name.toLowerCase()), stage.index);
      if (message === 'unknown') report({ at: from, message, data: { name }, severity: 'info', confidence: 'low' });
      else if (message !== null) report({ at: from, message, data: { name } });
    }
  },
});

function firstIndexes(stages: readonly Stage[]): Map<string, number> {
  return new Map(stages.toReversed().flatMap(({ name, index }) => (name === null ? [] : [[name, index] as const])));
}

function numberProblem(number: number, own: number): 'self' | 'number' | null {
  if (number < own) return null;
  return number === own ? 'self' : 'number';
}

function nameProblem(found: number | undefined, own: number): 'self' | 'later' | 'unknown' | null {
  if (found === undefined) return 'unknown';
  if (found === own) return 'self';
  return found > own ? 'later' : null;
}
