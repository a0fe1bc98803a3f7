import type { Command } from '../model/dockerfile.ts';
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
      const message = SHELL.test(command.name) ? null : workOf(command, text);
      if (message !== null)
        report({
          at: instruction,
          message,
          data: { what: text.split(' ').slice(0, 3).join(' ') },
          ...(message === 'migrate' ? { severity: 'low', confidence: 'low' } : {}),
        });
    }
  },
});

/** By its program first: one pattern for all of them takes longer to compile than everything else here to run. */
function workOf({ name, words }: Command, text: string): Work | null {
  const program = name.replace(/[\d.]+$/, '');
  const given = text.slice((words[0]?.value.length ?? 0) + 1);
  const row = WORK.find(([programs, , doing]) => programs.includes(program) && (doing === null || doing.test(given)));
  return row?.[1] ?? (MIGRATE.test(text) ? 'migrate' : null);
}

/** What a shell runs is looked at by itself. */
const SHELL = /^(?:ba|da|a)?sh$/;

type Work = 'install' | 'build' | 'fetch' | 'migrate';

/** Programs without their versions, what they do, and with which words; `null` for any. */
const WORK: readonly (readonly [programs: readonly string[], Work, RegExp | null])[] = [
  [['npm', 'pnpm', 'yarn', 'bun'], 'install', /^(?:install|i|ci|add)\b/],
  [['pip', 'bundle', 'poetry', 'pipenv', 'gem', 'cargo'], 'install', /^install\b/],
  [['python'], 'install', /^-m pip install\b/],
  [['uv'], 'install', /^(?:sync|pip install)\b/],
  [['composer'], 'install', /^(?:install|update)\b/],
  [['apt', 'apt-get', 'apk', 'yum', 'dnf'], 'install', /^(?:-\S+ )*(?:install|add|update|upgrade)\b/],
  [['go'], 'install', /^(?:get|install)\b/],
  [['npm', 'pnpm', 'yarn', 'bun'], 'build', /^(?:run )?build\b/],
  [['go'], 'build', /^run\b/],
  [['cargo'], 'build', /^(?:run|build)\b/],
  [['mvn', 'mvnw'], 'build', /spring-boot:run|package|install/],
  [['gradle', 'gradlew'], 'build', /bootRun|run|build/],
  [['dotnet'], 'build', /^(?:run|watch|build)\b/],
  [['rails', 'rake'], 'build', /assets:precompile/],
  [['bundle'], 'build', /^exec rails .*assets:precompile/],
  [['next', 'vite', 'ng', 'tsc', 'webpack', 'nest'], 'build', /^build\b/],
  [['make', 'cmake', 'ts-node', 'ts-node-dev', 'ts-node-esm', 'tsx'], 'build', null],
  [['mix'], 'build', /^compile/],
  [['git'], 'fetch', /^(?:clone|pull|fetch)\b/],
  [['npx'], 'fetch', /^(?:-y|--yes) /],
  [['bunx', 'uvx'], 'fetch', null],
  [['pnpm', 'yarn'], 'fetch', /^dlx\b/],
  [['pipx'], 'fetch', /^run\b/],
  [['curl', 'wget'], 'fetch', /https?:/],
];

/** Tools go by many names: the word is enough. */
const MIGRATE = /(?:migrate|migration:run|db:migrate|alembic upgrade|prisma migrate deploy|flyway|liquibase)\b/;
