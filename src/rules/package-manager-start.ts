import { defineRule } from './_shared/define-rule.ts';
import { startCommands } from './_shared/starts.ts';

export default defineRule({
  name: 'package-manager-start',
  summary: 'The program itself is process 1, not its package manager.',
  severity: 'medium',
  builder: 'skip',
  references: ['Docker docs: CMD exec form', 'OWASP NodeJS Docker sheet'],
  messages: { manager: '{what} is process 1: signals and exit codes stop there, and the package manager ships' },
  check({ shipped }, report) {
    if (!shipped) return;
    for (const { command, instruction } of startCommands(shipped)) {
      const text = command.words.map(({ value }) => value).join(' ');
      const what = MANAGER.exec(text)?.[0];
      if (what !== undefined) return report({ at: instruction, message: 'manager', data: { what } });
    }
  },
});

const MANAGER =
  /^(?:npm (?:run(?:-script)? \S+|start|exec \S+)|npx \S+|pnpm (?:(?:run )?\S+|start)|yarn(?: (?:run )?\S+)?|bunx \S+|bun run \S+|poetry run \S+|pipenv run \S+|pdm run \S+|uv run \S+|bundle exec \S+|rye run \S+|hatch run \S+|composer \S+|mix \S+|pm2 \S+)/;
