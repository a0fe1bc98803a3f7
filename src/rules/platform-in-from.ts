import { flagOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'platform-in-from',
  summary: 'FROM --platform follows the build, it does not fix one platform.',
  severity: 'low',
  references: [
    'hadolint DL3029',
    'hadolint DL3065',
    'BuildKit FromPlatformFlagConstDisallowed',
    'BuildKit RedundantTargetPlatform',
    'KICS b16e8501',
    'Semgrep avoid-platform-with-from',
  ],
  messages: {
    constant: '--platform={platform} builds for that platform alone, whatever is asked for',
    redundant: '--platform=$TARGETPLATFORM is what Docker takes anyway',
  },
  check({ stages }, report) {
    for (const { from } of stages) {
      const flag = flagOf(from, 'platform');
      const platform = flag?.value ?? '';
      if (!flag || platform === '') continue;
      if (/^\$\{?TARGETPLATFORM\}?$/.test(platform))
        report({
          at: flag,
          message: 'redundant',
          severity: 'info',
          fix: {
            title: 'leave it out',
            safe: true,
            edits: [{ range: { start: flag.range.start, end: from.textRange.start }, text: '' }],
          },
        });
      else if (!platform.includes('$')) report({ at: flag, message: 'constant', data: { platform } });
    }
  },
});
