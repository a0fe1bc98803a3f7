import { defineRule } from './_shared/define-rule.ts';
import { externalImages } from './_shared/external-images.ts';

export default defineRule({
  name: 'trusted-registry',
  summary: 'Images come only from the registries that the team allows.',
  severity: 'medium',
  references: ['hadolint DL3026', 'CIS Docker 4.2', 'Docker Scout approved base images', 'NIST SP 800-190 4.1.5'],
  messages: { foreign: '{image} comes from {registry}, which the preset does not allow' },
  check(input, report) {
    const { registries } = input.settings;
    if (registries.length === 0) return;
    for (const { reference, range } of externalImages(input)) {
      const full = `${reference.registry}/${reference.repository}`;
      const allowed = registries.some((entry) => full === entry || full.startsWith(`${entry.replace(/\/$/, '')}/`));
      if (!allowed)
        report({ at: range, message: 'foreign', data: { image: reference.text, registry: reference.registry } });
    }
  },
});
