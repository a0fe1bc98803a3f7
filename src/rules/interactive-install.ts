import { defineRule } from './_shared/define-rule.ts';
import { insertAfterWord } from './_shared/edit-words.ts';
import { osPackageCall } from './_shared/packages.ts';
import { type Run, argsOf, hasOption, runsOf } from './_shared/runs.ts';

const YES: Readonly<Record<string, readonly string[]>> = {
  apt: ['-y', '--yes', '--assume-yes', '-qq', '--quiet=2', '-q=2', '--force-yes'],
  dnf: ['-y', '--assumeyes'],
  yum: ['-y', '--assumeyes'],
  microdnf: ['-y', '--assumeyes'],
  zypper: ['-n', '--non-interactive', '-y', '--no-confirm'],
  pacman: ['--noconfirm'],
};

export default defineRule({
  name: 'interactive-install',
  summary: 'Package managers do not wait for an answer.',
  severity: 'low',
  references: [
    'hadolint DL3014',
    'hadolint DL3030',
    'hadolint DL3034',
    'hadolint DL3038',
    'Trivy DS-0021',
    'KICS 77783205',
    'KICS 6e19193a',
    'KICS 45e1fca5',
    'KICS 7ebd323c',
    'droast DF015',
    'Semgrep missing-assume-yes-switch',
  ],
  messages: { asks: '{what} asks a question that nobody can answer: the build fails' },
  check({ stages }, report) {
    for (const run of runsOf(stages)) {
      const call = osPackageCall(run);
      const yes = call ? YES[call.manager] : undefined;
      if (!call || !yes || (call.action !== 'install' && call.action !== 'upgrade') || hasOption(run.command, ...yes))
        continue;
      if (argsOf(run.command).some((arg) => /APT::Get::Assume-Yes|assumeyes/.test(arg)) || isAnswered(run)) continue;
      const verb = run.command.words.find(({ value }) =>
        /^(?:install|in|upgrade|dist-upgrade|update|add)$/.test(value),
      );
      const flag = yes[0] ?? '-y';
      const fix =
        verb && call.manager !== 'zypper' && call.manager !== 'pacman'
          ? { fix: { title: `add ${flag}`, safe: true, edits: [insertAfterWord(verb, flag)] } }
          : {};
      report({
        at: run.command,
        message: 'asks',
        data: {
          what: run.command.words
            .slice(0, 2)
            .map(({ value }) => value)
            .join(' '),
        },
        ...fix,
      });
    }
  },
});

/** `yes | apt-get install x`. */
function isAnswered({ instruction, command }: Run): boolean {
  const at = instruction.commands.indexOf(command);
  const before = instruction.commands[at - 1];
  return before?.name === 'yes' && before.followedBy === '|';
}
