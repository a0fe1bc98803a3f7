import rule from '../../src/rules/exposed-ssh.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nEXPOSE 8080 2200-2300',
    'FROM a\nRUN apt-get install -y openssh-client',
    'FROM a\nEXPOSE 22/udp 122 220 8022/tcp 12222',
    'FROM a\nRUN apt-get remove openssh-server',
    'FROM a\nRUN apt-get install -y dropbear-initramfs libdropbear my-openssh-server openssh-server-x',
    'FROM a AS b\nRUN apk add dropbear\nFROM c',
  ],
  rejects: [
    ['FROM a\nEXPOSE 80 22/tcp', 'port 22'],
    ['FROM a\nRUN apk add openssh-server', 'SSH server'],
    ['FROM a\nEXPOSE 22', '2: port 22 is exposed: use `docker exec` or `kubectl exec` instead of SSH [medium]'],
    ['FROM a\nEXPOSE 22/TCP', '2: port 22 is exposed: use `docker exec` or `kubectl exec` instead of SSH [medium]'],
    ['FROM a\nEXPOSE 2222', '2: port 22 is exposed: use `docker exec` or `kubectl exec` instead of SSH [low]'],
    ['FROM a\nEXPOSE 2222/tcp', '2: port 22 is exposed: use `docker exec` or `kubectl exec` instead of SSH [low]'],
    ['FROM a\nRUN apk add dropbear', '2: an SSH server in the image is a second service and a second door [medium]'],
  ],
});
