import type { Command } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { argsOf, payload } from './_shared/runs.ts';

export default defineRule({
  name: 'heredoc-errexit',
  summary: 'A script in a here-document stops at its first failure.',
  severity: 'low',
  references: ['Docker docs: here-documents', 'hadolint DL4006'],
  messages: { goes: 'this script goes on after a failed line, and the build is green: begin it with `set -e`' },
  check({ stages }, report) {
    for (const stage of stages) {
      for (const instruction of stage.body.map(payload)) {
        const doc = instruction.keyword === 'RUN' ? instruction.heredocs[0] : undefined;
        if (!doc || instruction.commands.length < 2 || !/^<<-?\S+$/.test(instruction.text)) continue;
        if (stage.end.shell.some(isErrexit) || stops(instruction.commands, doc.content)) continue;
        const start = doc.body.start;
        report({
          at: instruction.textRange,
          message: 'goes',
          fix: {
            title: 'begin it with set -e',
            safe: false,
            edits: [{ range: { start, end: start }, text: 'set -e\n' }],
          },
        });
      }
    }
  },
});

/** Whether a script says that it stops: by `set`, or in its first line. */
function stops(commands: readonly Command[], script: string): boolean {
  const [shebang = ''] = /^#!.*/.exec(script) ?? [];
  return (
    shebang.split(/\s/).some(isErrexit) ||
    commands.some((command) => command.name === 'set' && argsOf(command).some(isErrexit))
  );
}

/** `-e`, also among other letters, or the last half of `-o errexit`. */
function isErrexit(word: string): boolean {
  return /^-\w*e/.test(word) || word === 'errexit';
}
