import rule from '../../src/rules/insecure-entitlement.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN --network=none make', 'FROM a\nRUN --security=sandbox make'],
  rejects: [
    ['FROM a\nRUN --security=insecure make', 'all rights'],
    ['FROM a\nRUN --network=host make', 'own network'],
  ],
});
