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
        if (
          !doc ||
          instruction.commands.length < 2 ||
          !/^<<-?\S+$/.test(instruction.text) ||
          stage.end.shell.some(isErrexit)
        )
          continue;
        const stops = instruction.commands.some((command) => command.name === 'set' && argsOf(command).some(isErrexit));
        const shebang = /^#!.*/.exec(doc.content)?.[0].split(/\s/).some(isErrexit) === true;
        const start = doc.body.start;
        if (!stops && !shebang)
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

/** `-e`, also among other letters, or the last half of `-o errexit`. */
function isErrexit(word: string): boolean {
  return /^-\w*e/.test(word) || word === 'errexit';
}
