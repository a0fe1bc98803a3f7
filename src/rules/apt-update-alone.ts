import { mountsOf } from '../dockerfile/mounts.ts';
import type { Command, Instruction } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { osPackageCall } from './_shared/packages.ts';
import { argsOf, runsOf } from './_shared/runs.ts';

export default defineRule({
  name: 'apt-update-alone',
  summary: 'Package lists are fetched in the RUN that installs from them.',
  severity: 'medium',
  builder: 'less',
  references: [
    'Trivy DS-0017',
    'Checkov CKV_DOCKER_5',
    'KICS 9bae49be',
    'droast DF028',
    'CIS-DI-0007',
    'CIS Docker 4.7',
    'NIST SP 800-190 4.1.1',
  ],
  messages: {
    alone: '{command} alone in a RUN: its layer is cached, and later installs take old versions',
    without: '{command} without an update in the same RUN installs whatever the cached lists say',
  },
  check({ stages }, report) {
    const updates = new Set<Instruction>();
    const installs = new Set<Instruction>();
    const calls = runsOf(stages).flatMap((run) => osPackageCall(run) ?? []);
    for (const { action, instruction } of calls) {
      if (action === 'update') updates.add(instruction);
      if (action === 'install' || action === 'upgrade') installs.add(instruction);
    }
    for (const { action, instruction, manager, command } of calls) {
      if (manager !== 'apt' && manager !== 'apk' && manager !== 'pacman') continue;
      const data = {
        command: command.words
          .slice(0, 2)
          .map(({ value }) => value)
          .join(' '),
      };
      if (action === 'update' && !installs.has(instruction)) report({ at: command, message: 'alone', data });
      if (
        manager === 'apt' &&
        action === 'install' &&
        !updates.has(instruction) &&
        !isLocal(command) &&
        !cached(instruction)
      )
        report({ at: command, message: 'without', data, severity: 'low' });
    }
  },
});

/** `apt-get install ./tool.deb` reads no lists for the file itself. */
function isLocal(command: Command): boolean {
  return (
    argsOf(command).some((arg) => /\.deb$/.test(arg)) ||
    command.words.some(({ literal, value }) => !literal && value.includes('deb'))
  );
}

function cached(instruction: Instruction): boolean {
  return mountsOf(instruction).some(({ target }) => target?.startsWith('/var/lib/apt'));
}
