import type { Edit, Instruction } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';
import { execForm } from './_shared/exec-form.ts';
import { isPosix } from './_shared/runs.ts';

export default defineRule({
  name: 'shell-form-command',
  summary: 'CMD and ENTRYPOINT are in exec form, so that the program gets the signals.',
  severity: 'medium',
  builder: 'skip',
  references: [
    'hadolint DL3025',
    'BuildKit JSONArgsRecommended',
    'KICS b86987e1',
    'droast DF018',
    'droast DF025',
    'Semgrep prefer-json-notation',
    'Tally invalid-json-form',
  ],
  messages: {
    shell: '{keyword} in shell form: /bin/sh is process 1 and the program never sees SIGTERM',
    script: '{keyword} starts a shell that is process 1: begin the last command with exec',
    broken:
      '{keyword} looks like exec form but is no JSON (double quotes, no trailing comma): Docker hands it to a shell as it stands',
  },
  check({ stages, dockerfile }, report) {
    for (const { stage, instruction } of placed(stages, 'CMD', 'ENTRYPOINT')) {
      const data = { keyword: instruction.keyword };
      const isShell = !/^exec\s/.test(instruction.text) && isPosix(stage);
      if (instruction.json && runsScript(instruction))
        report({ at: instruction, message: 'script', data, severity: 'low' });
      else if (instruction.json) continue;
      else if (instruction.text.startsWith('['))
        report({ at: instruction, message: 'broken', data, severity: 'high', ...repaired(instruction) });
      else if (isShell)
        report({ at: instruction, message: 'shell', data, ...asExecForm(instruction, dockerfile.text) });
    }
  },
});

/** `["sh", "-c", "…"]` without an exec in it. */
function runsScript({ json, commands }: Instruction): boolean {
  const shell =
    /(?:^|\/)(?:ba|da|a)?sh$/.test(json?.[0]?.value ?? '') && (json ?? []).some(({ value }) => /^-\w*c$/.test(value));
  return (
    shell && commands.length > 1 && commands.at(-1)?.name !== 'exec' && !commands.some(({ name }) => name === 'exec')
  );
}

/** The same command as JSON, where no shell is needed to read it. */
function asExecForm(
  { commands, textRange, text }: Instruction,
  whole: string,
): { fix?: { title: string; safe: boolean; edits: Edit[] } } {
  const [command] = commands;
  const simple =
    command !== undefined &&
    commands.length === 1 &&
    command.assignments.length === 0 &&
    command.redirects.length === 0 &&
    command.followedBy === '' &&
    command.words.every(({ literal, raw }) => literal && !/^~|[{}]/.test(raw));
  if (!simple || whole.slice(textRange.start, textRange.end) !== text) return {};
  return {
    fix: {
      title: 'write it as JSON',
      safe: true,
      edits: [{ range: textRange, text: execForm(command.words.map(({ value }) => value)) }],
    },
  };
}

/** Single quotes and a trailing comma are what people get wrong. */
function repaired({ text, textRange }: Instruction): { fix?: { title: string; safe: boolean; edits: Edit[] } } {
  const body = /^\[\s*((?:'[^'"\\]*'|"[^'"\\]*")(?:\s*,\s*(?:'[^'"\\]*'|"[^'"\\]*"))*)\s*,?\s*\]$/.exec(text)?.[1];
  if (body === undefined) return {};
  const words = [...body.matchAll(/'([^']*)'|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? '');
  return { fix: { title: 'write it as JSON', safe: false, edits: [{ range: textRange, text: execForm(words) }] } };
}
