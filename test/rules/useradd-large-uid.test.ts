import rule from '../../src/rules/useradd-large-uid.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN useradd -u 10001 app', 'FROM a\nRUN useradd -l -u 1000000 app'],
  rejects: [
    [
      'FROM a\nRUN useradd -u 1000000 app',
      '2: useradd with uid 1000000',
      'FROM a\nRUN useradd --no-log-init -u 1000000 app',
    ],
  ],
});
