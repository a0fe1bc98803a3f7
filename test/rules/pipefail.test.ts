import rule from '../../src/rules/pipefail.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN set -o pipefail && curl x | tar x',
    'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl x | tar x',
    'FROM a\nRUN echo x | tee y',
    'FROM a\nRUN a || b',
    'FROM a\nRUN x=$(curl y | jq z)',
  ],
  rejects: [
    ['FROM a\nRUN curl x | tar x', '2: when curl fails'],
    ['FROM a\nRUN set -eux; wget -O- x | sha256sum -c', 'wget'],
  ],
});
