import rule from '../../src/rules/empty-continuation.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN b \\\n  # c\n  d', 'FROM a\n\nRUN b'],
  rejects: [['FROM a\nRUN b && \\\n\n  c', '3: a blank line', 'FROM a\nRUN b && \\\n  c']],
});
