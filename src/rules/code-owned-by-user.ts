import type { Command, Instruction, Word } from '../model/dockerfile.ts';
import { destinationOf, flagOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';
import { hasOption, runsNamed } from './_shared/runs.ts';

const CODE =
  /^(?:\.|\.\/|\/(?:app|srv|opt|usr\/src|usr\/share\/nginx\/html|var\/www|code|workspace)\b.*|\/home\/[^/]+\/app.*)$/;

export default defineRule({
  name: 'code-owned-by-user',
  summary: "The program's files belong to root and the process cannot rewrite them.",
  severity: 'low',
  builder: 'skip',
  references: ['KICS aa93e17f', 'CIS Docker 5.13', 'OWASP Docker 8'],
  messages: {
    copy: 'what the process runs belongs to it (--chown={owner}): a break-in can rewrite it',
    chown: 'chown -R gives the process its own code to rewrite',
  },
  check({ shippedStages }, report) {
    for (const { instruction } of placed(shippedStages, 'COPY', 'ADD')) {
      const chown = flagOf(instruction, 'chown');
      if (chown && givesCode(chown.value, instruction))
        report({ at: chown, message: 'copy', data: { owner: chown.value ?? '' } });
    }
    const made = new Map<Instruction, ReadonlySet<string>>();
    for (const { command, instruction } of runsNamed(shippedStages, /^chown$/)) {
      const paths = chowned(command);
      if (paths.length === 0) continue;
      const empty = made.get(instruction) ?? madeBy(instruction);
      made.set(instruction, empty);
      if (paths.some((path) => !empty.has(path))) report({ at: command, message: 'chown' });
    }
  },
});

function givesCode(owner: string | null, instruction: Instruction): boolean {
  return !isRoot(owner ?? '') && !isState(destinationOf(instruction)?.value ?? '');
}

function isRoot(owner: string): boolean {
  return /^(?:root|0)(?::|$)/.test(owner);
}

/** Folders that the same RUN makes are empty: places to write to, no code. */
function madeBy({ commands }: Instruction): ReadonlySet<string> {
  return new Set(
    commands.filter(({ name }) => name === 'mkdir').flatMap((command) => operandsOf(command).map(({ value }) => value)),
  );
}

/** Folders of code that a command hands over with everything in them. */
function chowned(command: Command): readonly string[] {
  if (!hasOption(command, '-R', '--recursive')) return [];
  const [owner, ...paths] = operandsOf(command).map(({ value }) => value);
  return isRoot(owner ?? '') ? [] : paths.filter((path) => CODE.test(path) && !isState(path));
}

function operandsOf(command: Command): readonly Word[] {
  return command.words.slice(1).filter((word) => !word.value.startsWith('-'));
}

/** Folders that a program is meant to write. */
function isState(path: string): boolean {
  return /(?:^|\/)(?:data|var|cache|logs?|tmp|temp|uploads?|storage|media|run|state|db)(?:\/|$)/.test(
    path.replace(/^\/var\/www\b/, ''),
  );
}
