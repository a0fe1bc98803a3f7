import { type Report, defineRule } from './_shared/define-rule.ts';
import { insertAfterWord } from './_shared/edit-words.ts';
import { type OsPackageCall, osPackageCalls } from './_shared/packages.ts';
import { type Run, argsOf, hasOption } from './_shared/runs.ts';

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
    for (const call of osPackageCalls(stages)) {
      const flag = /^(?:install|upgrade)$/.test(call.action) && !isQuiet(call) ? YES[call.manager]?.[0] : undefined;
      if (flag === undefined) continue;
      const what = call.command.words
        .slice(0, 2)
        .map(({ value }) => value)
        .join(' ');
      report({ at: call.command, message: 'asks', data: { what }, ...fixOf(call, flag) });
    }
  },
});

/** By its own flag, by a setting, or by `yes |` in front of it. */
function isQuiet(call: OsPackageCall): boolean {
  const { command, manager } = call;
  if (hasOption(command, ...(YES[manager] ?? [])) || isAnswered(call)) return true;
  return argsOf(command).some((arg) => /APT::Get::Assume-Yes|assumeyes/.test(arg));
}

function fixOf({ command, manager }: OsPackageCall, flag: string): Pick<Report<string>, 'fix'> {
  const verb = command.words.find(({ value }) => /^(?:install|in|upgrade|dist-upgrade|update|add)$/.test(value));
  if (!verb || manager === 'zypper' || manager === 'pacman') return {};
  return { fix: { title: `add ${flag}`, safe: true, edits: [insertAfterWord(verb, flag)] } };
}

/** `yes | apt-get install x`. */
function isAnswered({ instruction, command }: Run): boolean {
  const at = instruction.commands.indexOf(command);
  const before = instruction.commands[at - 1];
  return before?.name === 'yes' && before.followedBy === '|';
}
