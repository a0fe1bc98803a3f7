import rule from '../../src/rules/no-install-recommends.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN apt-get install -y --no-install-recommends x',
    'FROM a\nRUN apt-get install -y -o APT::Install-Recommends=false x',
    'FROM a\nRUN apk add x',
    'FROM a\nRUN echo "APT::Install-Recommends false;" > /etc/apt/apt.conf.d/x && apt-get install -y x',
  ],
  rejects: [
    [
      'FROM a\nRUN apt-get update && apt-get install -y \\\n  x',
      '2: apt adds',
      'FROM a\nRUN apt-get update && apt-get install --no-install-recommends -y \\\n  x',
    ],
    ['FROM a AS b\nRUN apt-get install x\nFROM scratch', '[info]'],
  ],
});
