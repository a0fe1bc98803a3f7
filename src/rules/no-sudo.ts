import { defineRule } from './_shared/define-rule.ts';
import { osPackageCall, packageName } from './_shared/packages.ts';
import { runsOf } from './_shared/runs.ts';

export default defineRule({
  name: 'no-sudo',
  summary: 'sudo is neither called nor installed.',
  severity: 'high',
  builder: 'less',
  references: [
    'hadolint DL3004',
    'Trivy DS-0010',
    'Checkov CKV2_DOCKER_1',
    'KICS 8ada6e80',
    'Semgrep no-sudo-in-dockerfile',
    'DKL-DI-0001',
    'CIS Docker 4.8',
  ],
  messages: {
    call: 'sudo in a RUN: say USER root before it and USER again behind',
    install: 'sudo gives the process a way to become root',
    sudoers: 'a sudoers entry gives the process a way to become root',
  },
  check({ stages, dockerfile }, report) {
    for (const run of runsOf(stages)) {
      const { command } = run;
      if (command.name === 'sudo') {
        const second = command.words[1];
        const plain = second && !second.value.startsWith('-') && command.words[0];
        report({
          at: command.words[0] ?? command,
          message: 'call',
          ...(plain
            ? {
                fix: {
                  title: 'drop sudo',
                  safe: false,
                  edits: [{ range: { start: plain.range.start, end: second.range.start }, text: '' }],
                },
              }
            : {}),
        });
      }
      const call = osPackageCall(run);
      const installed =
        call?.action === 'install'
          ? call.packages.find((word) => packageName(word) === 'sudo' || packageName(word) === 'doas')
          : undefined;
      if (installed) report({ at: installed, message: 'install' });
      const file =
        command.redirects.find(({ target }) => target.value.startsWith('/etc/sudoers')) ??
        (command.name === 'tee'
          ? { target: command.words.find(({ value }) => value.startsWith('/etc/sudoers')) }
          : undefined);
      if (file?.target && dockerfile.text.length > 0) report({ at: file.target, message: 'sudoers' });
    }
  },
});
