import type { Command, Word } from '../model/dockerfile.ts';
import { type Out, defineRule } from './_shared/define-rule.ts';
import { osPackageCalls, packageName } from './_shared/packages.ts';
import { runsNamed, runsOf } from './_shared/runs.ts';

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
  check({ stages }, report) {
    for (const { command } of runsNamed(stages, /^sudo$/)) checkCall(command, report);
    for (const { packages } of osPackageCalls(stages).filter(({ action }) => action === 'install')) {
      const installed = packages.find((word) => /^(?:sudo|doas)$/.test(packageName(word)));
      if (installed) report({ at: installed, message: 'install' });
    }
    for (const { command } of runsOf(stages)) {
      const file = sudoersFile(command);
      if (file) report({ at: file, message: 'sudoers' });
    }
  },
});

function checkCall(command: Command, report: Out<'call'>): void {
  const [sudo, next] = command.words;
  if (!sudo || !next) return;
  const edits = [{ range: { start: sudo.range.start, end: next.range.start }, text: '' }];
  const fix =
    next.value.startsWith('-') || command.via !== null ? {} : { fix: { title: 'drop sudo', safe: false, edits } };
  report({ at: sudo, message: 'call', ...fix });
}

/** `echo … >> /etc/sudoers.d/app`, or by tee. */
function sudoersFile({ name, words, redirects }: Command): Word | undefined {
  const isSudoers = ({ value }: Word) => value.startsWith('/etc/sudoers');
  return (
    redirects.find(({ target }) => isSudoers(target))?.target ?? (name === 'tee' ? words.find(isSudoers) : undefined)
  );
}
