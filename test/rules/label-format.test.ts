import rule from '../../src/rules/label-format.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nLABEL org.opencontainers.image.created=$D org.opencontainers.image.licenses="MIT OR Apache-2.0" a.b=c',
    'FROM a\nLABEL org.opencontainers.image.source=https://x.example/y',
  ],
  rejects: [
    ['FROM a\nLABEL org.opencontainers.image.created=yesterday', 'must be a date'],
    ['FROM a\nLABEL org.opencontainers.image.url=x', 'must be a URL'],
    ['FROM a\nLABEL org.opencontainers.image.title=""', 'is empty'],
    ['FROM a\nLABEL A_B=c', '[info]'],
    ['FROM a\nLABEL a=b\nLABEL a=c', 'set twice'],
  ],
});
