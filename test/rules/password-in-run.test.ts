import rule from '../../src/rules/password-in-run.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN useradd -r app', "FROM a\nRUN usermod -p '!' app", 'FROM a\nRUN passwd -l root'],
  rejects: [
    ['FROM a\nRUN echo "root:root" | chpasswd', '2: chpasswd'],
    ['FROM a\nRUN useradd -p abc app', 'useradd'],
    ['FROM a\nRUN echo x | passwd --stdin root', 'passwd'],
    ['FROM a\nRUN htpasswd -bc /f u p', 'htpasswd'],
  ],
});
