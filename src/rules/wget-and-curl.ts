import { defineRule } from './_shared/define-rule.ts';
import { runsNamed } from './_shared/runs.ts';

export default defineRule({
  name: 'wget-and-curl',
  summary: 'One downloader is enough.',
  severity: 'info',
  references: ['hadolint DL4001', 'Trivy DS-0014', 'KICS fc775e75', 'droast DF058', 'Semgrep use-either-wget-or-curl'],
  messages: { both: 'this stage uses wget and curl: one is enough' },
  check({ stages }, report) {
    for (const [, runs] of Map.groupBy(runsNamed(stages, /^(?:curl|wget)$/), ({ stage }) => stage)) {
      const curl = runs.find(({ command }) => command.name === 'curl');
      const wget = runs.find(({ command }) => command.name === 'wget');
      if (curl && wget)
        report({
          at: curl.command.range.start > wget.command.range.start ? curl.command : wget.command,
          message: 'both',
        });
    }
  },
});
