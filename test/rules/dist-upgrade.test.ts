import rule from '../../src/rules/dist-upgrade.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN apt-get update && apt-get upgrade -y', 'FROM a\nRUN zypper update -y'],
  rejects: [
    ['FROM a\nRUN apt-get update && apt-get dist-upgrade -y', '2: apt-get dist-upgrade'],
    ['FROM a\nRUN zypper -n dup', 'zypper dup'],
    ['FROM a\nRUN apt -y full-upgrade', 'apt full-upgrade'],
  ],
});
