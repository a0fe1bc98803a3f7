import { mountsOf } from '../dockerfile/mounts.ts';
import type { Command } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { languageInstall } from './_shared/packages.ts';
import { type Run, argsOf, hasOption, payload } from './_shared/runs.ts';

export default defineRule({
  name: 'secret-mount-runs-code',
  summary: 'While a secret is mounted no code of third parties runs.',
  severity: 'medium',
  references: ['SLSA', 'OWASP Docker 12', 'NIST SP 800-190 4.1.4'],
  messages: { scripts: '{tool} runs install scripts of every dependency while the secret {id} is mounted: {instead}' },
  check({ stages }, report) {
    for (const stage of stages) {
      for (const instruction of stage.body.map(payload)) {
        const secret = mountsOf(instruction).find(
          ({ type, id }) => type === 'secret' && !/^(?:ca|.*cert.*)$/i.test(id ?? ''),
        );
        if (!secret) continue;
        for (const command of instruction.commands) {
          const instead = runsScripts(command);
          if (instead !== null)
            report({ at: command, message: 'scripts', data: { tool: command.name, id: secret.id ?? '', instead } });
        }
      }
    }
  },
});

const SCRIPTS_OFF = 'fetch with --ignore-scripts, and build in a RUN without the secret';

/** What to do instead, when a command fetches and runs in one go. */
function runsScripts(command: Command): string | null {
  const install = languageInstall({ command } as Run);
  if (install === null || install.kind === 'global') return null;
  const off =
    hasOption(command, '--ignore-scripts', '--no-scripts', '--mode=skip-build') ||
    argsOf(command).includes('--mode=skip-build');
  if (/^(?:npm|pnpm|yarn|bun|composer)$/.test(install.tool))
    return off || hasOption(command, '--package-lock-only', '--lockfile-only') ? null : SCRIPTS_OFF;
  if (install.tool === 'pip')
    return hasOption(command, '--only-binary') || argsOf(command).some((arg) => arg.startsWith('--only-binary'))
      ? null
      : 'take wheels only (--only-binary :all:), and build in a RUN without the secret';
  if (install.tool === 'uv')
    return hasOption(command, '--no-build', '--only-binary')
      ? null
      : 'take wheels only (--no-build), and build in a RUN without the secret';
  return null;
}
