import { flagOf } from './_shared/copies.ts';
import { defineRule, instructionsOf } from './_shared/define-rule.ts';
import { runsOf } from './_shared/runs.ts';

const MODE = /^0?[0-7]?[0-7][0-7][2367]$/;
const SYMBOLIC = /(?:^|,)(?:a|o|ugo|uo|go)?[+=][rxXst]*w/;

export default defineRule({
  name: 'world-writable',
  summary: 'Nothing is writable for everybody.',
  severity: 'medium',
  builder: 'less',
  references: ['droast DF034', 'Tally world-writable-state-path-workaround', 'CIS Docker 4.8', 'NIST SP 800-190 4.1.2'],
  messages: {
    chmod: 'chmod {mode} lets every process rewrite {what}',
    copy: '--chmod={mode} lets every process rewrite what is copied',
  },
  check({ stages }, report) {
    for (const { command } of runsOf(stages)) {
      const mode = command.words.slice(1).find((word) => isOpen(word.value));
      const sticky =
        /^\/?(?:var\/)?tmp$/.test(command.words.at(-1)?.value.slice(1) ?? '') && /^1/.test(mode?.value ?? '');
      if (/^(?:chmod|install|mkdir)$/.test(command.name) && mode && !sticky)
        report({ at: command, message: 'chmod', data: { mode: mode.value, what: command.words.at(-1)?.value ?? '' } });
    }
    for (const stage of stages) {
      for (const instruction of instructionsOf(stage, 'COPY', 'ADD')) {
        const chmod = flagOf(instruction, 'chmod');
        if (chmod && isOpen(chmod.value ?? ''))
          report({ at: chmod, message: 'copy', data: { mode: chmod.value ?? '' } });
      }
    }
  },
});

function isOpen(mode: string): boolean {
  if (MODE.test(mode)) return !/^0?1/.test(mode) || mode.length < 4;
  return SYMBOLIC.test(mode) && !/^[ug]+[+=]/.test(mode);
}
