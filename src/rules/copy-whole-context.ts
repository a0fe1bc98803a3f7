import { flagOf, sourcesOf } from './_shared/copies.ts';
import { namedSources } from './_fixes/named-sources.ts';
import { defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';

export default defineRule({
  name: 'copy-whole-context',
  summary: 'The shipped stage copies what it names, not the whole context.',
  severity: 'medium',
  builder: 'skip',
  references: ['droast DF007', 'droast DF026', 'hadolint issue 1199', 'CIS Docker 4.10', 'NIST SP 800-190 4.1.4'],
  messages: { whole: 'COPY {source} ships whatever lies in the folder: sources, tests, .git and forgotten secrets' },
  mayMend: 'name what the program consists of',
  check(input, report) {
    const { shipped, shippedStages } = input;
    if (!shipped) return;
    for (const { stage, instruction } of written(shippedStages, 'COPY', 'ADD')) {
      const source = flagOf(instruction, 'from')
        ? undefined
        : sourcesOf(instruction).find(({ value }) => /^(?:\.|\.\/|\/|\*|\.\/\*)$/.test(value));
      if (source)
        report({
          at: source,
          message: 'whole',
          data: { source: source.value },
          ...namedSources(instruction, stage, input),
        });
    }
  },
});
