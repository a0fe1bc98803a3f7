import rule from '../../src/rules/onbuild.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN x'],
  rejects: [
    ['FROM a\nONBUILD FROM b', 'ONBUILD FROM is refused'],
    ['FROM a\nONBUILD ONBUILD RUN x', 'refused'],
    ['FROM a\nONBUILD RUN x', '[info]'],
  ],
});
