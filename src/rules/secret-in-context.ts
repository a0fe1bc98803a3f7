import { contextPath, flagOf, sourcesOf, takesIn } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';
import { isSecretFile } from './_shared/secret-files.ts';

export default defineRule({
  name: 'secret-in-context',
  summary: 'No secret lies in what a COPY takes in.',
  severity: 'critical',
  references: ['CIS-DI-0010', 'Trivy DS-0031', 'CIS Docker 4.10', 'NIST SP 800-190 4.1.4'],
  messages: {
    copied: '{path} ({kind}) lies in the build context and this line copies it: leave it out in .dockerignore',
  },
  check({ stages, shippedStages, context }, report) {
    const told = new Set<string>();
    const copies =
      context.secrets.length === 0
        ? []
        : placed(stages, 'COPY', 'ADD').filter(({ instruction }) => !flagOf(instruction, 'from'));
    const shippedFirst = copies.toSorted(
      (one, other) => Number(shippedStages.has(other.stage)) - Number(shippedStages.has(one.stage)),
    );
    for (const { stage, instruction } of shippedFirst) {
      for (const { path, kind } of context.secrets) {
        if (told.has(path) || !sourcesOf(instruction).some(({ value }) => isOurs(value, path))) continue;
        told.add(path);
        report({
          at: instruction,
          message: 'copied',
          data: { path, kind },
          severity: shippedStages.has(stage) ? 'critical' : 'high',
        });
      }
    }
  },
});

/** Explicit secret files are `secret-file-copied`'s. */
function isOurs(source: string, path: string): boolean {
  return takesIn(source, path) && !(isSecretFile(path) && contextPath(source) === path);
}
