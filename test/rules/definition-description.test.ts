import rule from '../../src/rules/definition-description.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    '# hello\nFROM a AS b',
    '# check=experimental=all\n# b is the base\nFROM a AS b',
    '# check=experimental=all\n# hello\n\nFROM a AS b',
  ],
  rejects: [
    ['# check=experimental=all\n# hello\nFROM a AS b', '2: Docker takes this comment for the description of b'],
    [
      '# hello\nARG X\nFROM a',
      '1: Docker takes',
      null,
      { settings: { severities: { 'definition-description': 'low' } } },
    ],
  ],
});
