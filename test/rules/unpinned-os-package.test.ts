import rule from '../../src/rules/unpinned-os-package.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN apk add x=1.2',
    'FROM a\nRUN apt-get install -y x=1.2*',
    'FROM a\nRUN apt-get install -y ./x.deb',
    'FROM a\nRUN yum install -y x-1.2',
  ],
  rejects: [
    ['FROM a\nRUN apt-get install -y --no-install-recommends x y', ['2: x has no', '2: y has no']],
    ['FROM a\nRUN apt-get install -y x=1.2-3', 'Debian deletes'],
    ['FROM a\nRUN apk add -t .d x', 'x has no'],
  ],
});
