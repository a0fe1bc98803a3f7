import rule from '../../src/rules/apt-update-alone.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN apt-get update && apt-get install -y x',
    'FROM a\nRUN apk add --no-cache x',
    'FROM a\nRUN apt-get install -y ./x.deb',
    'FROM a\nRUN dnf install -y x',
    'FROM a\nRUN apt-get update; apt-get upgrade -y',
  ],
  rejects: [
    ['FROM a\nRUN apt-get update\nRUN apt-get install -y x', ['2: apt-get update alone', '3: apt-get install without']],
    ['FROM a\nRUN apk update\nRUN apk add x', '2: apk update alone'],
  ],
});
