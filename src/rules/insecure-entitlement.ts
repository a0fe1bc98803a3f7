import { flagOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';

export default defineRule({
  name: 'insecure-entitlement',
  summary: 'No build step gets rights on the builder.',
  severity: 'high',
  references: ['BuildKit entitlements', 'CIS Docker 5.5', 'CIS Docker 5.10'],
  messages: {
    insecure: '--security=insecure runs this step with all rights on the builder',
    network: "--network=host puts this step on the builder's own network",
  },
  check({ stages }, report) {
    for (const { instruction } of written(stages, 'RUN')) {
      const security = flagOf(instruction, 'security');
      const network = flagOf(instruction, 'network');
      if (security?.value === 'insecure') report({ at: security, message: 'insecure' });
      if (network?.value === 'host') report({ at: network, message: 'network' });
    }
  },
});
