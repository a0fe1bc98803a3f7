import { mountsOf } from '../dockerfile/mounts.ts';
import type { Command, Instruction, Stage } from '../model/dockerfile.ts';
import { nextIn } from './_fixes/place.ts';
import { isPlainList } from './_fixes/plain-list.ts';
import { type Report, defineRule } from './_shared/define-rule.ts';
import { type OsPackageCall, osPackageCalls } from './_shared/packages.ts';
import { argsOf } from './_shared/runs.ts';

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
  check({ stages, dockerfile }, report) {
    const calls = osPackageCalls(stages);
    const having = (...actions: readonly string[]) =>
      new Set(calls.filter(({ action }) => actions.includes(action)).map(({ instruction }) => instruction));
    const updates = having('update');
    const installs = having('install', 'upgrade');
    for (const call of calls.filter(({ manager }) => /^(?:apt|apk|pacman)$/.test(manager))) {
      const { action, instruction, command } = call;
      const data = {
        command: command.words
          .slice(0, 2)
          .map(({ value }) => value)
          .join(' '),
      };
      if (action === 'update' && !installs.has(instruction))
        report({ at: command, message: 'alone', data, ...joined(instruction, call.stage, installs, dockerfile.text) });
      if (needsUpdate(call) && !updates.has(instruction))
        report({ at: command, message: 'without', data, severity: 'low' });
    }
  },
});

function needsUpdate({ manager, action, command, instruction }: OsPackageCall): boolean {
  return manager === 'apt' && action === 'install' && !isLocal(command) && !cached(instruction);
}

/** `apt-get install ./tool.deb` reads no lists for the file itself. */
function isLocal(command: Command): boolean {
  return (
    argsOf(command).some((arg) => arg.endsWith('.deb')) ||
    command.words.some(({ literal, value }) => !literal && value.includes('deb'))
  );
}

function cached(instruction: Instruction): boolean {
  return mountsOf(instruction).some(({ target }) => target?.startsWith('/var/lib/apt'));
}

/** The next RUN joined to the update, where it installs and nothing stands between them: the same commands in one layer. */
function joined(
  update: Instruction,
  stage: Stage,
  installs: ReadonlySet<Instruction>,
  text: string,
): Pick<Report<string>, 'fix'> {
  const next = nextIn(stage, update);
  if (!next || !installs.has(next) || !isPlainList(update) || !isPlainList(next)) return {};
  if (text.slice(update.range.end, next.range.start).trim() !== '') return {};
  const edits = [{ range: { start: update.textRange.end, end: next.textRange.start }, text: ' && ' }];
  return { fix: { title: 'install in the same RUN', safe: true, edits } };
}
