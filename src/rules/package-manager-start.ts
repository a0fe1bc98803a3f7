import type { Instruction } from '../model/dockerfile.ts';
import type { Project } from '../model/project.ts';
import { type Mend, defineRule } from './_shared/define-rule.ts';
import { execForm } from './_shared/exec-form.ts';
import { startCommands } from './_shared/starts.ts';

export default defineRule({
  name: 'package-manager-start',
  summary: 'The program itself is process 1, not its package manager.',
  severity: 'medium',
  builder: 'skip',
  references: ['Docker docs: CMD exec form', 'OWASP NodeJS Docker sheet'],
  messages: { manager: '{what} is process 1: signals and exit codes stop there, and the package manager ships' },
  mayMend: 'start the program itself, where the package script is one plain call of it',
  check({ shipped, project }, report) {
    if (!shipped) return;
    for (const { command, instruction } of startCommands(shipped)) {
      const text = command.words.map(({ value }) => value).join(' ');
      const what = MANAGER.exec(text)?.[0];
      if (what !== undefined)
        return report({ at: instruction, message: 'manager', data: { what }, ...fixOf(instruction, text, project) });
    }
  },
});

/** The words of the script, when the instruction is nothing but its call. */
function fixOf(instruction: Instruction, text: string, project: Project | null): { fix?: Mend } {
  const name = /^(?:npm|pnpm|yarn|bun)(?: run(?:-script)?)? ([\w:.-]+)$/.exec(text)?.[1];
  const scripts = project?.parts.scripts ?? {};
  const words = name !== undefined && Object.hasOwn(scripts, name) ? scripts[name] : undefined;
  if (words === undefined || instruction.commands.length !== 1) return {};
  const edits = [{ range: instruction.textRange, text: execForm(words) }];
  return { fix: { title: `start ${words.join(' ')}`, safe: false, edits } };
}

const MANAGER =
  /^(?:npm (?:run(?:-script)? \S+|start|exec \S+)|npx \S+|pnpm (?:(?:run )?\S+|start)|yarn(?: (?:run )?\S+)?|bunx \S+|bun run \S+|poetry run \S+|pipenv run \S+|pdm run \S+|uv run \S+|bundle exec \S+|rye run \S+|hatch run \S+|composer \S+|mix \S+|pm2 \S+)/;
