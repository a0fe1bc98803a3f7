import rule from '../../src/rules/consecutive-run.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN a\nRUN b',
    'FROM a\nRUN a\nCOPY x y\nRUN b\nRUN c',
    'FROM a AS b\nRUN a\nRUN b\nRUN c\nFROM d',
    'FROM a\nRUN --network=none a\nRUN b\nRUN c',
  ],
  rejects: [['FROM a\nRUN a\nRUN b\nRUN c', '2: 3 RUN lines']],
});
