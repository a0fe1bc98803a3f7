import { onceByText } from '../model/once-by-text.ts';
import { defineRule } from './_shared/define-rule.ts';
import { endOfLife } from './_shared/end-of-life.ts';
import { externalImages } from './_shared/external-images.ts';

export default defineRule({
  name: 'base-image-end-of-life',
  summary: 'No base image is past the end of its support.',
  severity: 'high',
  builder: 'less',
  references: [
    'Docker Scout up-to-date base images',
    'CIS Docker 4.4',
    'NIST SP 800-190 4.1.1',
    'Tally ruby/eol-ruby-version',
  ],
  messages: { ended: '{line} has had no security fixes since {date}' },
  check(input, report) {
    const endOf = onceByText((image) => endOfLife(image, input.settings.today));
    for (const { canonical, range } of externalImages(input)) {
      const ended = endOf(canonical);
      if (ended) report({ at: range, message: 'ended', data: { line: ended.line, date: ended.date } });
    }
  },
});
