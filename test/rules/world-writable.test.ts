import rule from '../../src/rules/world-writable.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN chmod 755 /x',
    'FROM a\nRUN chmod +x /x && chmod u+w /y && chmod g=u /z',
    'FROM a\nRUN chmod 1777 /tmp',
    'FROM a\nCOPY --chmod=u=rwX,go=rX . .',
    'FROM a\nRUN chmod 0644 /x',
    'FROM a\nRUN chmod g+w /x',
    ...filled(
      'FROM a\nRUN %',
      `chmod 1777 /var/tmp
      chmod 1777 /x
      chmod 01777 /x
      chmod 775 /x
      chmod ug+w /x
      chmod u=rwx /x
      mychmod 777 /x
      chmodx 777 /x
      ls 777`,
    ),
    'FROM a\nCOPY --chown=777 . .',
    'FROM a\nRUN x\nCOPY --chmod=755 . .',
  ],
  rejects: [
    ['FROM a\nRUN chmod -R 777 /app', '2: chmod 777 lets every process rewrite /app'],
    ['FROM a\nRUN chmod a+w /x', 'a+w'],
    ['FROM a\nRUN chmod 0666 /x', '0666'],
    ['FROM a\nCOPY --chmod=777 . .', '--chmod=777'],
    ['FROM a AS b\nRUN chmod 777 /x\nFROM scratch', '[low]'],
    ['FROM a\nRUN chmod -R ugo+rwx /x', 'ugo+rwx'],
    ['FROM a\nRUN chmod 777 /tmp', '2: chmod 777 lets every process rewrite /tmp [medium]'],
    ['FROM a\nRUN mkdir -m 777 /x', '777'],
    ['FROM a\nRUN install -m 0777 a /x', '0777'],
    ['FROM a\nADD --chmod=0777 . .', '2: --chmod=0777 lets every process rewrite what is copied [medium]'],
  ],
});
