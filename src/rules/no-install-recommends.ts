import { defineRule } from './_shared/define-rule.ts';
import { insertAfterWord } from './_shared/edit-words.ts';
import { osPackageCalls } from './_shared/packages.ts';
import { argsOf, hasOption, runsOf } from './_shared/runs.ts';

export default defineRule({
  name: 'no-install-recommends',
  summary: 'apt installs what is asked for, without recommended extras.',
  severity: 'low',
  builder: 'less',
  references: [
    'hadolint DL3015',
    'Trivy DS-0029',
    'KICS 7384dfb2',
    'Semgrep missing-no-install-recommends',
    'droast DF016',
    'CIS Docker 4.3',
  ],
  messages: { recommends: 'apt adds recommended packages that nobody asked for: --no-install-recommends' },
  check({ stages }, report) {
    const off = new Set(
      runsOf(stages)
        .filter(({ command }) => command.words.some(({ raw }) => raw.includes('APT::Install-Recommends')))
        .map(({ stage }) => stage),
    );
    for (const run of osPackageCalls(stages)) {
      if (run.manager !== 'apt' || run.action !== 'install' || off.has(run.stage)) continue;
      if (
        hasOption(run.command, '--no-install-recommends') ||
        argsOf(run.command).some((arg) => /APT::Install-Recommends/.test(arg))
      )
        continue;
      const verb = run.command.words.find(({ value }) => value === 'install');
      if (verb)
        report({
          at: run.command,
          message: 'recommends',
          fix: {
            title: 'add --no-install-recommends',
            safe: false,
            edits: [insertAfterWord(verb, '--no-install-recommends')],
          },
        });
    }
  },
});
