import type { Resolved } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';

export default defineRule({
  name: 'policy-port',
  summary: 'Images listen only on ports that the team allows.',
  severity: 'high',
  builder: 'skip',
  references: ['CIS Docker 5.8'],
  messages: { low: 'port {port} is below {limit}', high: 'port {port} is above {limit}' },
  check({ shippedStages, settings }, report) {
    const { min = 0, max = 65_535 } = settings.policy.values.ports ?? {};
    const exposed = placed(shippedStages, 'EXPOSE').flatMap(({ stage, instruction }) =>
      instruction.words.flatMap((at, index) =>
        portsOf(stage.values.get(instruction)?.[index]).map((port) => ({ at, port })),
      ),
    );
    for (const { at, port } of exposed) {
      if (port < min) report({ at, message: 'low', data: { port, limit: min }, key: 'ports.min' });
      if (port > max) report({ at, message: 'high', data: { port, limit: max }, key: 'ports.max' });
    }
  },
});

/** `8080`, `8080/tcp` and both ends of `8000-8010`. */
function portsOf(value: Resolved | undefined): readonly number[] {
  return value?.known === true ? (value.text.match(/\d{1,5}/g) ?? []).map(Number) : [];
}
