import type { Word } from '../model/dockerfile.ts';
import { contextPath, flagOf, sourcesOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';

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
    for (const { instruction } of placed(stages, 'COPY', 'ADD')) {
      if (flagOf(instruction, 'from') || flagOf(instruction, 'parents')) continue;
      for (const { source, path } of sourcesOf(instruction).flatMap(plainPath)) {
        if (!context.exists(path)) report({ at: source, message: 'missing', data: { path }, confidence: 'low' });
        else if (!context.sends(path))
          report({ at: source, message: 'ignored', data: { path, file: context.ignoreFile ?? '.dockerignore' } });
      }
    }
  },
});

/** A source that names one file or folder of the context. */
function plainPath(source: Word): { source: Word; path: string }[] {
  const path = contextPath(source.value);
  const other =
    !source.literal || path === '' || path === '.' || /[*?[]|^https?:|^git@|\.git(?:#|$)|^\.\./.test(source.value);
  return other ? [] : [{ source, path }];
}
