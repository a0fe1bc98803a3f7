import rule from '../../src/rules/maintainer.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nLABEL maintainer="x"'],
  rejects: [
    [
      'FROM a\nMAINTAINER A B <a@b.example>',
      '2: MAINTAINER',
      'FROM a\nLABEL org.opencontainers.image.authors="A B <a@b.example>"',
    ],
  ],
});
