import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'ci-unpinned-action',
  summary: 'Third-party actions are pinned to a commit.',
  severity: 'medium',
  references: ['OpenSSF Scorecard Pinned-Dependencies', 'SLSA', 'CVE-2026-33634', 'CVE-2025-30066'],
  messages: { tag: '{action} can be replaced by whoever controls its repository: pin the commit' },
  checkDeployment({ pipelines }, report) {
    for (const { actions, builds, pushes } of pipelines) {
      if (builds.length + pushes.length === 0) continue;
      for (const { value, from } of actions) {
        if (/^(?:\.\/|docker:\/\/.*@sha256:)/.test(value) || /@[0-9a-f]{40}$/.test(value)) continue;
        report({
          from,
          message: 'tag',
          data: { action: value },
          severity: /^(?:actions|github)\//.test(value) ? 'low' : 'medium',
        });
      }
    }
  },
});
