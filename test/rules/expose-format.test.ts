import rule from '../../src/rules/expose-format.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nEXPOSE 80 443/tcp 53/udp 7000-7010', 'FROM a\nEXPOSE $P'],
  rejects: [
    ['FROM a\nEXPOSE 80000', 'does not exist'],
    ['FROM a\nEXPOSE 8080:80', 'is no port'],
    ['FROM a\nEXPOSE 80/TCP', 'lower case', 'FROM a\nEXPOSE 80/tcp'],
    ['FROM a\nEXPOSE 127.0.0.1:80', 'is no port'],
  ],
});
