import { defineRule } from './_shared/define-rule.ts';
import { startCommands } from './_shared/starts.ts';

export default defineRule({
  name: 'work-at-start',
  summary: 'A container starts a program that is ready: it neither installs nor builds.',
  severity: 'high',
  builder: 'skip',
  references: ['CIS Docker 4.11', 'CIS Docker 5.13', 'SLSA', 'NIST SP 800-190 4.1.3'],
  messages: {
    install: '{what} at start installs what the registry holds at that moment, in every container anew',
    build: '{what} at start builds in production what the image should hold',
    fetch: '{what} at start runs code that was never in the image',
    migrate: '{what} at start: with several replicas each one migrates',
  },
  check({ shipped }, report) {
    if (!shipped) return;
    for (const { command, instruction } of startCommands(shipped)) {
      const text = command.words.map(({ value }) => value).join(' ');
      const row = SHELL.test(command.name) ? undefined : WORK.find(({ pattern }) => pattern.test(text));
      if (row)
        report({
          at: instruction,
          message: row.message,
          data: { what: text.split(' ').slice(0, 3).join(' ') },
          ...(row.message === 'migrate' ? { severity: 'low', confidence: 'low' } : {}),
        });
    }
  },
});

/** What a shell runs is looked at by itself. */
const SHELL = /^(?:ba|da|a)?sh$/;

const WORK: readonly { pattern: RegExp; message: 'install' | 'build' | 'fetch' | 'migrate' }[] = [
  {
    pattern:
      /^(?:npm|pnpm|yarn|bun) (?:install|i|ci|add)\b|^(?:pip[\d.]*|python[\d.]* -m pip) install\b|^uv (?:sync|pip install)\b|^bundle install\b|^composer (?:install|update)\b|^(?:poetry|pipenv) install\b|^(?:apt|apt-get|apk|yum|dnf) (?:-\S+ )*(?:install|add|update|upgrade)\b|^gem install\b|^cargo install\b|^go (?:get|install)\b/,
    message: 'install',
  },
  {
    pattern:
      /^(?:npm|pnpm|yarn|bun) (?:run )?build\b|^go run\b|^cargo (?:run|build)\b|^(?:mvn|\.?\/?mvnw)\b.*(?:spring-boot:run|package|install)|^(?:gradle|\.?\/?gradlew)\b.*(?:bootRun|run|build)|^dotnet (?:run|watch|build)\b|^(?:rails|rake|bin\/rails|bundle exec rails) .*assets:precompile|^(?:next|vite|ng|tsc|webpack|nest) build\b|^(?:make|cmake)(?: |$)|^ts-node\b|^tsx\b|^mix compile/,
    message: 'build',
  },
  {
    pattern:
      /^git (?:clone|pull|fetch)\b|^npx (?:-y |--yes )|^(?:bunx|pnpm dlx|yarn dlx|uvx|pipx run)\b|^(?:curl|wget) .*https?:/,
    message: 'fetch',
  },
  {
    pattern: /(?:migrate|migration:run|db:migrate|alembic upgrade|prisma migrate deploy|flyway|liquibase)\b/,
    message: 'migrate',
  },
];
