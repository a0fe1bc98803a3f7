import { mountsOf } from '../dockerfile/mounts.ts';
import type { Command, Instruction } from '../model/dockerfile.ts';
import { lineBehind } from './_fixes/place.ts';
import { type DockerfileInput, type Mend, defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';
import { insertAfterWord } from './_shared/edit-words.ts';
import { languageInstall } from './_shared/language-installs.ts';
import { argsOf } from './_shared/runs.ts';

export default defineRule({
  name: 'secret-mount-runs-code',
  summary: 'While a secret is mounted no code of third parties runs.',
  severity: 'medium',
  references: ['SLSA', 'OWASP Docker 12', 'NIST SP 800-190 4.1.4'],
  messages: { scripts: '{tool} runs install scripts of every dependency while the secret {id} is mounted: {instead}' },
  check(input, report) {
    const { stages } = input;
    for (const { instruction } of placed(stages, 'RUN')) {
      const secret = mountsOf(instruction).find(
        ({ type, id }) => type === 'secret' && !/^(?:ca|.*cert.*)$/i.test(id ?? ''),
      );
      for (const command of secret ? instruction.commands : []) {
        const instead = runsScripts(command);
        if (instead !== null)
          report({
            at: command,
            message: 'scripts',
            data: { tool: command.name, id: secret?.id ?? '', instead },
            ...fixOf(command, instruction, input),
          });
      }
    }
  },
});

const SCRIPTS_OFF = 'fetch with --ignore-scripts, and build in a RUN without the secret';

/** Tools that can fetch without running what they fetch: the flags that do it, and what to do otherwise. */
const SPLIT: Readonly<Record<string, { off: RegExp; instead: string }>> = {
  ...Object.fromEntries(
    ['npm', 'pnpm', 'yarn', 'bun', 'composer'].map((tool) => [
      tool,
      {
        off: /^--(?:ignore-scripts|no-scripts|mode=skip-build|package-lock-only|lockfile-only)$/,
        instead: SCRIPTS_OFF,
      },
    ]),
  ),
  pip: {
    off: /^--only-binary/,
    instead: 'take wheels only (--only-binary :all:), and build in a RUN without the secret',
  },
  uv: {
    off: /^--(?:no-build|only-binary)/,
    instead: 'take wheels only (--no-build), and build in a RUN without the secret',
  },
};

/** What to do instead, when a command fetches and runs in one go. */
function runsScripts(command: Command): string | null {
  const install = languageInstall({ command });
  const row =
    install && install.kind !== 'global' && Object.hasOwn(SPLIT, install.tool) ? SPLIT[install.tool] : undefined;
  return row && !argsOf(command).some((arg) => row.off.test(arg)) ? row.instead : null;
}

/** Fetches without running anything; what has to be built is built behind it, without the secret. */
function fixOf(command: Command, instruction: Instruction, { project }: DockerfileInput): { fix?: Mend } {
  const last = command.words.at(-1);
  if (command.name !== 'npm' || !last) return {};
  const rebuild = project?.parts.native === false ? [] : [lineBehind(instruction, 'RUN npm rebuild')];
  // Two edits at one place exclude each other: the line goes in together with the flag.
  const end = last.range.end === instruction.range.end;
  const edits = end
    ? [{ range: { start: last.range.end, end: last.range.end }, text: ` --ignore-scripts${rebuild[0]?.text ?? ''}` }]
    : [insertAfterWord(last, '--ignore-scripts'), ...rebuild];
  return { fix: { title: 'fetch with --ignore-scripts', safe: false, edits } };
}
