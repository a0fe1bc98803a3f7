import rule from '../../src/rules/docker-socket.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nVOLUME /data', 'FROM a AS b\nRUN apk add docker-cli\nFROM scratch'],
  rejects: [
    ['FROM a\nVOLUME /var/run/docker.sock', 'root on the host'],
    ['FROM a\nENV DOCKER_HOST=unix:///var/run/docker.sock', 'root on the host'],
    ['FROM a\nRUN apt-get install -y docker.io', 'unsure'],
  ],
});
