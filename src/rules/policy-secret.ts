import { mountsOf } from '../dockerfile/mounts.ts';
import { defineRule, placed } from './_shared/define-rule.ts';

export default defineRule({
  name: 'policy-secret',
  summary: 'Builds mount the secrets that the team demands, its TLS root first.',
  severity: 'medium',
  references: ['BuildKit docs: build secrets'],
  messages: { missing: 'no step mounts the secret {id}, though steps of this build use the network' },
  check({ stages, shipped, settings }, report) {
    const { ca, secrets = [] } = settings.policy.values;
    const runs = placed(stages, 'RUN').map(({ instruction }) => instruction);
    const networked = runs.filter(
      ({ flags }) => !flags.some(({ name, value }) => name === 'network' && value === 'none'),
    );
    const mounted = new Set(runs.flatMap((run) => mountsOf(run)).map(({ id }) => id));
    if (!shipped || networked.length === 0) return;
    if (ca?.required === true && !mounted.has('ca'))
      report({ at: networked[0] ?? shipped.from, message: 'missing', data: { id: 'ca' }, key: 'ca.required' });
    for (const kind of secrets) {
      const id = kind.startsWith('custom:') ? kind.slice('custom:'.length).toLowerCase() : null;
      if (id !== null && !mounted.has(id))
        report({ at: networked[0] ?? shipped.from, message: 'missing', data: { id }, key: 'secrets' });
    }
  },
});
