import rule from '../../src/rules/secret-in-context.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    ['FROM a\nCOPY src .', { context: { secrets: [{ path: '.env', kind: 'settings' }] } }],
    ['FROM a\nCOPY . .', { context: { secrets: [] } }],
    'FROM a\nCOPY . .',
  ],
  rejects: [
    [
      'FROM a\nCOPY . .',
      '2: config/prod.key (private key) lies in the build context',
      null,
      { context: { secrets: [{ path: 'config/prod.key', kind: 'private key' }] } },
    ],
    [
      'FROM a AS b\nCOPY config ./config\nFROM scratch',
      '[high]',
      null,
      { context: { secrets: [{ path: 'config/x.yml', kind: 'token' }] } },
    ],
  ],
});
