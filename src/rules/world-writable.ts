import type { Command, Word } from '../model/dockerfile.ts';
import { flagOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';
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
      const mode = openMode(command);
      if (mode)
        report({ at: command, message: 'chmod', data: { mode: mode.value, what: command.words.at(-1)?.value ?? '' } });
    }
    for (const { instruction } of placed(stages, 'COPY', 'ADD')) {
      const chmod = flagOf(instruction, 'chmod');
      const mode = chmod?.value ?? '';
      if (chmod && isOpen(mode)) report({ at: chmod, message: 'copy', data: { mode } });
    }
  },
});

/** The mode of a chmod, mkdir or install that opens something. */
function openMode({ name, words }: Command): Word | undefined {
  return /^(?:chmod|install|mkdir)$/.test(name) ? words.slice(1).find(({ value }) => isOpen(value)) : undefined;
}

/** A sticky bit, as `/tmp` has it, keeps others from replacing what is not theirs. */
function isOpen(mode: string): boolean {
  if (MODE.test(mode)) return !/^0?1/.test(mode) || mode.length < 4;
  return SYMBOLIC.test(mode) && !/^[ug]+[+=]/.test(mode);
}
