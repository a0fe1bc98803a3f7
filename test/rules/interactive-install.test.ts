import rule from '../../src/rules/interactive-install.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN apt-get install -y x',
    'FROM a\nRUN apt-get -qy install x',
    'FROM a\nRUN apt-get -qq install x',
    'FROM a\nRUN yes | apt-get install x',
    'FROM a\nRUN zypper -n in x',
    'FROM a\nRUN apk add x',
    'FROM a\nRUN dnf -y install x',
  ],
  rejects: [
    [
      'FROM a\nRUN apt-get update && apt-get install x',
      '2: apt-get install asks',
      'FROM a\nRUN apt-get update && apt-get install -y x',
    ],
    ['FROM a\nRUN yum install x', 'yum', 'FROM a\nRUN yum install -y x'],
    ['FROM a\nRUN zypper in x', 'zypper'],
  ],
});
