import { flagOf, sourcesOf } from './_shared/copies.ts';
import { defineRule, instructionsOf } from './_shared/define-rule.ts';

export default defineRule({
  name: 'copy-missing-path',
  summary: 'What COPY names is there and is sent.',
  severity: 'medium',
  references: ['BuildKit CopyIgnoredFile'],
  messages: {
    missing: '{path} is not in the build context: the build fails',
    ignored: '{path} is left out by {file}: the build fails',
  },
  check({ stages, context }, report) {
    if (!context.known) return;
    for (const stage of stages) {
      for (const instruction of instructionsOf(stage, 'COPY', 'ADD')) {
        if (flagOf(instruction, 'from') || flagOf(instruction, 'parents')) continue;
        for (const source of sourcesOf(instruction)) {
          const path = source.value.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
          if (
            !source.literal ||
            path === '' ||
            path === '.' ||
            /[*?[]|^https?:|^git@|\.git(?:#|$)|^\.\./.test(source.value)
          )
            continue;
          if (!context.exists(path)) report({ at: source, message: 'missing', data: { path }, confidence: 'low' });
          else if (!context.sends(path))
            report({ at: source, message: 'ignored', data: { path, file: context.ignoreFile ?? '.dockerignore' } });
        }
      }
    }
  },
});
