import { defineRule } from './_shared/define-rule.ts';
import { argsOf, runsNamed } from './_shared/runs.ts';

export default defineRule({
  name: 'password-in-run',
  summary: 'No account gets a password in the file.',
  severity: 'high',
  references: ['Checkov CKV2_DOCKER_17', 'DKL-LI-0001', 'CIS Docker 4.10'],
  messages: { set: '{name} sets a password that everybody with the image knows' },
  check({ stages }, report) {
    for (const { command, instruction } of runsNamed(stages, /^(?:chpasswd|passwd|useradd|usermod|htpasswd)$/)) {
      const args = argsOf(command);
      const sets =
        command.name === 'chpasswd' ||
        (command.name === 'passwd' && (args.includes('--stdin') || args.includes('-d'))) ||
        (/^(?:useradd|usermod)$/.test(command.name) && hasPassword(args)) ||
        (command.name === 'htpasswd' && args.some((arg) => /^-\w*b/.test(arg)));
      if (sets) report({ at: command, message: 'set', data: { name: command.name }, secrets: [instruction.textRange] });
    }
  },
});

function hasPassword(args: readonly string[]): boolean {
  return (
    args.some((arg, index) => /^(?:-p|--password)$/.test(arg) && !/^[!*]*$/.test(args[index + 1] ?? '')) ||
    args.some((arg) => /^--password=./.test(arg))
  );
}
