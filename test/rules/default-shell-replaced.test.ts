import rule from '../../src/rules/default-shell-replaced.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nSHELL ["/bin/bash", "-c"]', 'FROM a\nRUN ln -s /bin/sh /x'],
  rejects: [['FROM a\nRUN ln -sf /bin/bash /bin/sh', '2: /bin/sh is replaced']],
});
