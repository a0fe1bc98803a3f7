import rule from '../../src/rules/code-owned-by-user.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCOPY . .',
    'FROM a\nCOPY --chown=0:0 . .',
    'FROM a\nCOPY --chown=10:10 seed /data',
    'FROM a\nRUN chown -R 10:10 /app/data /var/lib/x',
    'FROM a AS b\nCOPY --chown=node . .\nFROM scratch',
  ],
  rejects: [
    ['FROM a\nCOPY --chown=node:node . .', '2: what the process runs belongs to it (--chown=node:node)'],
    ['FROM a\nRUN chown -R app:app /app', '2: chown -R'],
  ],
});
