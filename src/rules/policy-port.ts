import { defineRule, placed } from './_shared/define-rule.ts';

export default defineRule({
  name: 'policy-port',
  summary: 'Images listen only on ports that the team allows.',
  severity: 'high',
  builder: 'skip',
  references: ['CIS Docker 5.8'],
  messages: { low: 'port {port} is below {limit}', high: 'port {port} is above {limit}' },
  check({ shippedStages, settings }, report) {
    const { min = 0, max = 65_535 } = settings.policy.values.ports ?? {};
    for (const { stage, instruction } of placed(shippedStages, 'EXPOSE')) {
      for (const [index, word] of instruction.words.entries()) {
        const value = stage.values.get(instruction)?.[index];
        const numbers = value?.known === true ? (value.text.match(/\d{1,5}/g) ?? []).map(Number) : [];
        for (const port of numbers) {
          if (port < min) report({ at: word, message: 'low', data: { port, limit: min }, key: 'ports.min' });
          if (port > max) report({ at: word, message: 'high', data: { port, limit: max }, key: 'ports.max' });
        }
      }
    }
  },
});
