import rule from '../../src/rules/apt-in-scripts.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN apt-get update', 'FROM a\nRUN apt list', 'FROM a\nRUN echo apt install'],
  rejects: [
    [
      'FROM a\nRUN apt update && apt install -y x',
      ['2: apt says', '2: apt says'],
      'FROM a\nRUN apt-get update && apt-get install -y x',
    ],
  ],
});
