import rule from '../../src/rules/wget-progress.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN wget -q x',
    'FROM a\nRUN wget -nv x',
    'FROM a\nRUN wget --progress=dot:giga x',
    'FROM a\nRUN wget -qO- x',
  ],
  rejects: [['FROM a\nRUN wget x', '2: wget draws', 'FROM a\nRUN wget -nv x']],
});
