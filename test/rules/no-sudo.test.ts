import rule from '../../src/rules/no-sudo.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN apt-get install -y curl',
    'FROM a\nRUN echo sudo',
    'FROM a\nRUN mysudo x && sudoers x',
    'FROM a\nRUN apt-get remove sudo',
    'FROM a\nRUN apt-get install -y libsudo sudo-ldap mydoas doas-x',
    'FROM a\nRUN echo x > /x/etc/sudoers',
    'FROM a\nRUN cat /etc/sudoers',
    'FROM a\nRUN echo x | tee /x/etc/sudoers',
  ],
  rejects: [
    ['FROM a\nRUN sudo apt-get update', '2: sudo in a RUN', 'FROM a\nRUN apt-get update'],
    ['FROM a\nRUN apt-get install -y curl sudo=1.9', 'way to become root'],
    ['FROM a\nRUN echo "app ALL=(ALL) NOPASSWD:ALL" >> /etc/sudoers.d/app', 'sudoers entry'],
    ['FROM a AS b\nRUN apk add sudo\nFROM scratch', '[medium]'],
    ['FROM a\nRUN apk add doas', '2: sudo gives the process a way to become root [high]'],
    ['FROM a\nRUN echo x | tee -a /etc/sudoers', '2: a sudoers entry gives the process a way to become root [high]'],
    ['FROM a\nRUN sudo -u app x', '2: sudo in a RUN', 'FROM a\nRUN sudo -u app x'],
    ['FROM a\nRUN sudo x-', '2: sudo in a RUN', 'FROM a\nRUN x-'],
  ],
  mends: 'unsafe',
});
