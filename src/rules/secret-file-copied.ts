import type { ContextView } from '../model/build-context.ts';
import { flagOf, sourcesOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';
import { isSecretFile, isSettingsFile } from './_shared/secret-files.ts';

export default defineRule({
  name: 'secret-file-copied',
  summary: 'No file that is made to hold a secret is copied into an image.',
  severity: 'critical',
  references: [
    'Trivy DS-0031',
    'CIS-DI-0010',
    'Tally require-secret-mounts',
    'CIS Docker 4.10',
    'NIST SP 800-190 4.1.4',
  ],
  messages: {
    copied: '{path} is a file for secrets: a layer keeps it even when a later one deletes it',
    builder: '{path} is a file for secrets: it stays in the build cache of this stage',
  },
  check({ stages, shippedStages, context }, report) {
    for (const { stage, instruction } of placed(stages, 'COPY', 'ADD')) {
      if (flagOf(instruction, 'from')) continue;
      const shipped = shippedStages.has(stage)
        ? ({ message: 'copied', severity: 'critical' } as const)
        : ({ message: 'builder', severity: 'high' } as const);
      for (const source of sourcesOf(instruction)) {
        if (!isSecretFile(source.value) || isHarmless(source.value, context)) continue;
        report({
          at: source,
          data: { path: source.value },
          confidence: confidenceOf(source.value, context),
          ...shipped,
        });
      }
    }
  },
});

function confidenceOf(path: string, context: ContextView): 'high' | 'low' {
  return isSettingsFile(path) && !context.known ? 'low' : 'high';
}

/** Not there, or looked into and without a secret. */
function isHarmless(path: string, context: ContextView): boolean {
  if (!context.known) return false;
  return !context.exists(path) || (isSettingsFile(path) && !context.secrets.some((secret) => secret.path === path));
}
