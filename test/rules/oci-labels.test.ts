import rule from '../../src/rules/oci-labels.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nLABEL org.opencontainers.image.source=x org.opencontainers.image.revision=$R',
    'FROM a AS b\nLABEL org.opencontainers.image.source=x\nFROM b\nLABEL org.opencontainers.image.revision=y',
  ],
  rejects: [
    ['FROM a', '1: no org.opencontainers.image.source, org.opencontainers.image.revision'],
    ['FROM a\nLABEL org.opencontainers.image.source=x', 'no org.opencontainers.image.revision'],
  ],
});
