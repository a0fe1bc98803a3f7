import { defineRule } from './_shared/define-rule.ts';
import { splitFix } from './_fixes/split.ts';
import { languageInstall } from './_shared/language-installs.ts';
import { type Run, runsOf } from './_shared/runs.ts';

export default defineRule({
  name: 'single-stage-build',
  summary: 'What builds the program stays behind; the shipped stage holds what runs it.',
  severity: 'medium',
  references: ['droast DF011', 'Tally prefer-multi-stage-build', 'CIS Docker 4.3', 'NIST SP 800-190 4.1.2'],
  messages: { build: 'the shipped stage {verb}: its tools, caches and dev dependencies ship too' },
  mayMend: 'build in a stage of its own',
  check(input, report) {
    const { shippedStages, shipped, stages } = input;
    if (!shipped || stages.length > shippedStages.size) return;
    for (const run of runsOf(shippedStages)) {
      const verb = buildVerb(run);
      if (verb !== null) return report({ at: run.command, message: 'build', data: { verb }, ...splitFix(input) });
    }
  },
});

/** What a command builds or installs with tools that running does not need. */
function buildVerb(run: Run): string | null {
  const { command } = run;
  const text = command.words.map(({ value }) => value).join(' ');
  if (/^(?:npm|pnpm|yarn|bun)(?: run)? build\b|^(?:next|vite|nest|ng) build\b|^tsc\b|^npx tsc\b/.test(text))
    return `runs ${text.split(' ').slice(0, 3).join(' ')}`;
  if (
    /^go (?:build|install)\b|^cargo (?:build|install)\b|^(?:mvn|\.\/mvnw|mvnw) .*(?:package|install)|^(?:gradle|\.\/gradlew|gradlew) .*(?:build|jar|assemble)|^dotnet (?:publish|build)\b|^(?:make|cmake|gcc|cc|g\+\+)(?: |$)|^mix release\b/.test(
      text,
    )
  )
    return `compiles with ${command.name}`;
  const install = languageInstall(run);
  return install?.kind === 'lock' && /^(?:npm|pnpm|yarn|bun|uv|poetry|composer|bundle)$/.test(install.tool)
    ? `installs with ${install.tool}`
    : null;
}
