import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'ci-mutable-tag',
  summary: 'CI pushes under a name that nobody will move.',
  severity: 'medium',
  references: ['CIS Docker 5.28', 'SLSA', 'OpenSSF Scorecard Pinned-Dependencies', 'DKL-DI-0006'],
  messages: { only: 'only {tags} is pushed: nobody can tell which commit runs, or go back to it' },
  checkDeployment({ pipelines }, report) {
    for (const { tags, pushes } of pipelines) {
      const [first] = tags;
      if (pushes.length === 0 || !first || tags.some(({ value }) => isUnique(value))) continue;
      const names = new Set(tags.map(({ value }) => value));
      report({ from: first.from, message: 'only', data: { tags: [...names].join(', ') } });
    }
  },
});

/** A tag that an expression or a version makes. */
function isUnique(image: string): boolean {
  const tag = image.slice(image.lastIndexOf('/') + 1).split(':')[1] ?? '';
  return /[$`]/.test(tag) || image.startsWith('$') || /\d+\.\d+/.test(tag) || /^[0-9a-f]{7,}$/.test(tag);
}
