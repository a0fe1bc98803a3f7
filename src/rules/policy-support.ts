import { defineRule } from './_shared/define-rule.ts';
import { endOfLife } from './_shared/end-of-life.ts';
import { externalImages } from './_shared/external-images.ts';

const DAY = 86_400_000;

export default defineRule({
  name: 'policy-support',
  summary: 'What an image is based on has as much support left as the team demands.',
  severity: 'medium',
  references: ['NIST SP 800-190 4.1.1', 'CIS Docker 4.4'],
  messages: { short: 'support of {image} ends on {date}, in less than {days} days' },
  check(input, report) {
    const days = input.settings.policy.values.minimumSupport;
    if (days === undefined) return;
    const limit = new Date(Date.parse(input.settings.today) + days * DAY).toISOString().slice(0, 10);
    for (const { reference, canonical, range } of externalImages(input)) {
      const ended = endOfLife(canonical, limit);
      if (ended)
        report({
          at: range,
          message: 'short',
          data: { image: reference.text, date: ended.date, days },
          key: 'minimumSupport',
        });
    }
  },
});
