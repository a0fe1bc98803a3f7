import rule from '../../src/rules/cd-instead-of-workdir.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nWORKDIR /x\nRUN make', 'FROM a\nRUN make && cd x', 'FROM a\nRUN (x) && cd /y && z'],
  rejects: [
    ['FROM a\nRUN cd /app', '2: cd alone in a RUN does nothing'],
    ['FROM a\nRUN cd /app && make', '[info]'],
  ],
});
