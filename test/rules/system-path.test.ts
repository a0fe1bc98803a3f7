import rule from '../../src/rules/system-path.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nWORKDIR /\nVOLUME /data', 'FROM a\nWORKDIR /usr/src/app', 'FROM a\nVOLUME ["/etc/app"]'],
  rejects: [
    ['FROM a\nWORKDIR /proc/self', '2: /proc/self belongs'],
    ['FROM a\nVOLUME ["/data", "/dev/x"]', '/dev/x'],
    ['FROM a\nVOLUME /', 'mount over'],
    ['FROM a\nVOLUME /etc', '/etc'],
  ],
});
