import type { Command } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { type Run, argsOf, runsOf } from './_shared/runs.ts';

const INTERPRETERS = /^(?:sh|bash|ash|dash|zsh|ksh|python[\d.]*|perl|ruby|node|php)$/;
const FETCH = /\b(?:curl|wget)\b/;

export default defineRule({
  name: 'pipe-to-shell',
  summary: 'No script from the network runs unseen.',
  severity: 'high',
  references: ['OpenSSF Scorecard downloadThenRun', 'droast DF021', 'CIS Docker 4.11', 'NIST SP 800-190 4.1.3'],
  messages: { pipe: 'what {name} fetches runs at once in {shell}: nobody can see or check it' },
  check({ stages }, report) {
    const runs = runsOf(stages);
    for (const [index, run] of runs.entries()) {
      const inner = substituted(run.command);
      if (inner !== null) report({ at: run.command, message: 'pipe', data: { name: inner, shell: run.command.name } });
      const shell = pipesFetch(run.command)
        ? sinkOf(runs.slice(index + 1, index + 8).filter((next) => next.instruction === run.instruction))
        : '';
      if (shell !== '') report({ at: run.command, message: 'pipe', data: { name: run.command.name, shell } });
    }
  },
});

/** `bash -c "$(curl …)"` and `bash <(curl …)`. */
function substituted({ name, words, via }: Command): string | null {
  if (!INTERPRETERS.test(name) || via !== null) return null;
  const inner = words.slice(1).find((word) => /(?:\$\(|<\(|`)\s*(?:curl|wget)\b/.test(word.raw));
  return inner ? (FETCH.exec(inner.raw)?.[0] ?? null) : null;
}

function pipesFetch({ name, followedBy }: Command): boolean {
  return /^(?:curl|wget)$/.test(name) && /^\|&?$/.test(followedBy);
}

/** The interpreter at the end of a pipe, as in `| sudo -E bash -`. */
function sinkOf(rest: readonly Run[]): string {
  for (const { command } of rest) {
    if (INTERPRETERS.test(command.name)) return runsStdin(command) ? command.name : '';
    if (command.followedBy !== '|' && command.name !== 'sudo' && command.name !== 'env') return '';
  }
  return '';
}

/** `bash`, `bash -s --`, `python3 -` read a program from the pipe; `python3 tool.py` reads data. */
function runsStdin(command: Command): boolean {
  const first = argsOf(command).find((arg) => !/^-(?:[a-z]+|-\w+)$/.test(arg) || arg === '-c');
  return first === undefined || first === '-' || first === '--' || argsOf(command).includes('-s');
}
