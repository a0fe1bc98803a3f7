import { defineRule } from './_shared/define-rule.ts';
import { runsNamed } from './_shared/runs.ts';

export default defineRule({
  name: 'default-shell-replaced',
  summary: 'The default shell is set by SHELL, not by replacing /bin/sh.',
  severity: 'info',
  references: ['hadolint DL4005', 'KICS 8a301064', 'Semgrep use-shell-instruction'],
  messages: { link: '/bin/sh is replaced for every program in the image: say SHELL instead' },
  check({ stages }, report) {
    for (const { command } of runsNamed(stages, /^ln$/)) {
      if (/^\/(?:usr\/)?bin\/sh$/.test(command.words.at(-1)?.value ?? '')) report({ at: command, message: 'link' });
    }
  },
});
