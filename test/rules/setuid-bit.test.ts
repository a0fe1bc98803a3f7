import rule from '../../src/rules/setuid-bit.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN chmod 755 /x',
    'FROM a\nRUN chmod u-s /x',
    'FROM a\nRUN setcap -r /x',
    'FROM a\nRUN find / -perm /6000 -exec chmod a-s {} +',
    'FROM a\nRUN chmod 1777 /tmp',
  ],
  rejects: [
    ['FROM a\nRUN chmod 4755 /x', 'chmod 4755'],
    ['FROM a\nRUN chmod u+s /x', 'u+s'],
    ['FROM a\nRUN setcap cap_net_bind_service=+ep /x', 'setcap'],
  ],
});
