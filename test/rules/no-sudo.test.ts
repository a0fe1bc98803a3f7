import rule from '../../src/rules/no-sudo.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN apt-get install -y curl', 'FROM a\nRUN echo sudo'],
  rejects: [
    ['FROM a\nRUN sudo apt-get update', '2: sudo in a RUN', 'FROM a\nRUN apt-get update'],
    ['FROM a\nRUN apt-get install -y curl sudo=1.9', 'way to become root'],
    ['FROM a\nRUN echo "app ALL=(ALL) NOPASSWD:ALL" >> /etc/sudoers.d/app', 'sudoers entry'],
    ['FROM a AS b\nRUN apk add sudo\nFROM scratch', '[medium]'],
  ],
});
