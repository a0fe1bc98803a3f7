import { PLATFORM_ARGS } from '../dockerfile/predefined.ts';
import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'platform-arg-default',
  summary: 'The platform arguments that BuildKit fills in have no default.',
  severity: 'medium',
  references: ['BuildKit docs: automatic platform ARGs'],
  messages: { fixed: 'ARG {name} has a default: it hides the platform that the build is for' },
  check({ dockerfile }, report) {
    for (const { keyword, pairs } of dockerfile.instructions) {
      for (const pair of keyword === 'ARG' ? pairs : []) {
        if (PLATFORM_ARGS.has(pair.key) && pair.value !== null)
          report({
            at: pair,
            message: 'fixed',
            data: { name: pair.key },
            fix: { title: 'drop the default', safe: false, edits: [{ range: pair.range, text: pair.key }] },
          });
      }
    }
  },
});
