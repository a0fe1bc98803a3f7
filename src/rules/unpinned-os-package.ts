import { defineRule } from './_shared/define-rule.ts';
import { osPackageCalls, packageName } from './_shared/packages.ts';

export default defineRule({
  name: 'unpinned-os-package',
  summary: 'Whether versions of system packages are pinned is a decision, and a digest makes most of them needless.',
  severity: 'info',
  references: [
    'hadolint DL3008',
    'hadolint DL3018',
    'hadolint DL3033',
    'hadolint DL3037',
    'hadolint DL3041',
    'KICS 965a08d7',
    'KICS d3499f6d',
    'KICS 6452c424',
    'KICS 562952e4',
    'KICS 93d88cf7',
    'droast DF005',
    'droast DF052',
  ],
  messages: {
    unpinned: '{package} has no version: what is installed depends on the day',
    removed: '{package} is pinned, and Debian deletes old versions: the build breaks at the next fix',
  },
  check({ stages }, report) {
    for (const call of osPackageCalls(stages)) {
      if (call.action !== 'install') continue;
      for (const word of call.packages.filter(
        ({ literal, value }) => literal && !/^[./]|\.(?:deb|rpm|apk)$/.test(value),
      )) {
        const message = pinOf(word.value, call.manager);
        if (message !== null) report({ at: word, message, data: { package: packageName(word) } });
      }
    }
  },
});

function pinOf(text: string, manager: string): 'unpinned' | 'removed' | null {
  if (!/[=<>~]|-\d/.test(text)) return 'unpinned';
  return manager === 'apt' && /=\d/.test(text) && !text.endsWith('*') ? 'removed' : null;
}
