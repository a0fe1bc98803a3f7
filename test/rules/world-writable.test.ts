import rule from '../../src/rules/world-writable.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN chmod 755 /x',
    'FROM a\nRUN chmod +x /x && chmod u+w /y && chmod g=u /z',
    'FROM a\nRUN chmod 1777 /tmp',
    'FROM a\nCOPY --chmod=u=rwX,go=rX . .',
    'FROM a\nRUN chmod 0644 /x',
    'FROM a\nRUN chmod g+w /x',
  ],
  rejects: [
    ['FROM a\nRUN chmod -R 777 /app', '2: chmod 777 lets every process rewrite /app'],
    ['FROM a\nRUN chmod a+w /x', 'a+w'],
    ['FROM a\nRUN chmod 0666 /x', '0666'],
    ['FROM a\nCOPY --chmod=777 . .', '--chmod=777'],
    ['FROM a AS b\nRUN chmod 777 /x\nFROM scratch', '[low]'],
    ['FROM a\nRUN chmod -R ugo+rwx /x', 'ugo+rwx'],
  ],
});
