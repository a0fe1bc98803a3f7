import type { Command, Instruction, Range } from '../model/dockerfile.ts';
import { flagOf, sourcesOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';
import { type Run, argsOf, hasOption, runsNamed, subcommand } from './_shared/runs.ts';

export default defineRule({
  name: 'git-clone',
  summary: 'Sources come from the build context or from a pinned commit, not from a clone.',
  severity: 'medium',
  references: ['Tally prefer-add-git', 'OpenSSF Scorecard Pinned-Dependencies', 'CIS Docker 4.11', 'OWASP Docker 13'],
  messages: {
    clone: 'git clone of a branch: the image holds whatever stood there when it was built',
    shipped: 'git clone in the shipped stage leaves the history in the image',
    fetch: 'git {verb} at build time: the image holds whatever stood there when it was built',
    add: 'ADD of a repository without a commit: it moves',
    keep: '--keep-git-dir leaves the history in the image',
  },
  check({ stages, shippedStages }, report) {
    for (const { instruction } of placed(stages, 'ADD')) checkAdd(instruction, report);
    const runs = runsNamed(stages, /^git$/);
    const having = (all: readonly Run[], test: (command: Command) => boolean) =>
      new Set(all.filter(({ command }) => test(command)).map(({ instruction }) => instruction));
    const pinned = having(runs, pinsCommit);
    const cleaned = having(runsNamed(stages, /^rm$/), (command) => hasOption(command, '-r', '-R'));
    for (const run of runs) {
      const verb = subcommand(run.command);
      const shipped = shippedStages.has(run.stage) && !cleaned.has(run.instruction);
      if (verb === 'clone' && shipped) report({ at: run.command, message: 'shipped', severity: 'high' });
      else if (pinned.has(run.instruction)) continue;
      else if (verb === 'clone') report({ at: run.command, message: 'clone' });
      else if (/^(?:pull|fetch|submodule)$/.test(verb)) report({ at: run.command, message: 'fetch', data: { verb } });
    }
  },
});

function checkAdd(instruction: Instruction, report: (finding: { at: Range; message: 'add' | 'keep' }) => void): void {
  const repository = sourcesOf(instruction).find(({ value }) => /^git@|\.git(?:[#?]|$)/.test(value));
  const keep = flagOf(instruction, 'keep-git-dir');
  if (keep && keep.value !== 'false') report({ at: keep.range, message: 'keep' });
  if (repository && !flagOf(instruction, 'checksum') && !/[#?](?:.*=)?[0-9a-f]{40}/.test(repository.value))
    report({ at: repository.range, message: 'add' });
}

/** `git checkout 1f3c…` or `git reset --hard 1f3c…`, by a full hash or a variable that holds one. */
function pinsCommit(command: Command): boolean {
  return (
    argsOf(command).some((arg) => /^(?:checkout|reset|switch)$/.test(arg)) &&
    argsOf(command).some((arg) => /^[0-9a-f]{40}$|^\$\{?\w*(?:SHA|COMMIT|REF|HASH)\w*\}?$/i.test(arg))
  );
}
