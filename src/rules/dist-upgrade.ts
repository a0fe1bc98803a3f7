import { defineRule } from './_shared/define-rule.ts';
import { argsOf, runsNamed } from './_shared/runs.ts';

export default defineRule({
  name: 'dist-upgrade',
  summary: 'The distribution is not upgraded to another release in place.',
  severity: 'medium',
  references: ['hadolint DL3035', 'Trivy DS-0024', 'Semgrep avoid-apt-get-upgrade', 'droast DF044', 'DKL-DI-0003'],
  messages: { dist: '{what} may replace the release under the base image: take a newer base instead' },
  check({ stages }, report) {
    for (const { command } of runsNamed(stages, /^(?:apt|apt-get|aptitude|zypper|dnf|yum)$/)) {
      const verb = argsOf(command).find((arg) =>
        /^(?:dist-upgrade|full-upgrade|dup|distro-sync|system-upgrade)$/.test(arg),
      );
      if (verb !== undefined) report({ at: command, message: 'dist', data: { what: `${command.name} ${verb}` } });
    }
  },
});
