import type { Word } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { insertAfterWord } from './_shared/edit-words.ts';
import { argsOf, hasOption, runsNamed } from './_shared/runs.ts';

export default defineRule({
  name: 'wget-progress',
  summary: 'A download does not fill the build log.',
  severity: 'info',
  references: ['hadolint DL3047'],
  messages: { bar: 'wget draws its progress into the log: -nv' },
  check({ stages }, report) {
    for (const { command } of runsNamed(stages, /^wget$/)) {
      if (
        hasOption(command, '-q', '-nv', '--quiet', '--no-verbose', '-o', '--output-file', '-a', '--spider') ||
        argsOf(command).some((arg) => /^--progress|^-nv|^--version/.test(arg))
      )
        continue;
      report({
        at: command,
        message: 'bar',
        fix: { title: 'add -nv', safe: true, edits: [insertAfterWord(command.words[0] as Word, '-nv')] },
      });
    }
  },
});
