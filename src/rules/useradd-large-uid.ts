import type { Word } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { insertAfterWord } from './_shared/edit-words.ts';
import { argsOf, hasOption, runsNamed } from './_shared/runs.ts';

export default defineRule({
  name: 'useradd-large-uid',
  summary: 'useradd with a large number does not fill the login log.',
  severity: 'low',
  references: ['hadolint DL3046'],
  messages: { log: 'useradd with uid {uid} writes a lastlog of that many records: --no-log-init' },
  check({ stages }, report) {
    for (const { command } of runsNamed(stages, /^useradd$/)) {
      if (hasOption(command, '-l', '--no-log-init')) continue;
      const args = argsOf(command);
      const at = args.findIndex((arg) => /^-\w*u$|^--uid(?:=|$)/.test(arg));
      const uid = Number(args[at]?.split('=')[1] ?? args[at + 1]);
      if (at !== -1 && uid > 99_999)
        report({
          at: command,
          message: 'log',
          data: { uid },
          fix: {
            title: 'add --no-log-init',
            safe: true,
            edits: [insertAfterWord(command.words[0] as Word, '--no-log-init')],
          },
        });
    }
  },
});
