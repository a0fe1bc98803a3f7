import { mountsOf } from '../dockerfile/mounts.ts';
import type { Instruction } from '../model/dockerfile.ts';
import type { PolicyValues } from '../model/preset.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';

export default defineRule({
  name: 'policy-secret',
  summary: 'Builds mount the secrets that the team demands, its TLS root first.',
  severity: 'medium',
  references: ['BuildKit docs: build secrets'],
  messages: { missing: 'no step mounts the secret {id}, though steps of this build use the network' },
  check({ stages, settings }, report) {
    const wanted = demanded(settings.policy.values);
    if (wanted.length === 0) return;
    const runs = placed(stages, 'RUN').map(({ instruction }) => instruction);
    const at = runs.find(usesNetwork);
    const mounted = new Set(runs.flatMap((run) => mountsOf(run)).map(({ id }) => id));
    if (at === undefined) return;
    for (const { id, key } of wanted) if (!mounted.has(id)) report({ at, message: 'missing', data: { id }, key });
  },
});

function usesNetwork({ flags }: Instruction): boolean {
  return !flags.some(({ name, value }) => name === 'network' && value === 'none');
}

/** A package manager's login is demanded only where a repository needs it: that is the generator's to see. */
function demanded({ ca, secrets = [] }: PolicyValues): readonly { readonly id: string; readonly key: string }[] {
  const own = secrets.filter((kind) => kind.startsWith('custom:')).map((kind) => kind.slice('custom:'.length));
  return [
    ...(ca?.required === true ? [{ id: 'ca', key: 'ca.required' }] : []),
    ...own.map((name) => ({ id: name.toLowerCase(), key: 'secrets' })),
  ];
}
