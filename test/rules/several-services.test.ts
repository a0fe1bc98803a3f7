import rule from '../../src/rules/several-services.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCMD ["nginx", "-g", "daemon off;"]',
    'FROM a\nENTRYPOINT ["tini", "--"]\nCMD ["node", "x"]',
    'FROM a\nEXPOSE 80 443',
    'FROM a\nCMD ["gunicorn", "--workers", "4", "x"]',
    'FROM a\nRUN apt-get install -y nginx',
    'FROM a AS b\nRUN apk add nginx redis\nFROM c',
    'FROM a\nEXPOSE 8080 9090',
  ],
  rejects: [
    ['FROM a\nCMD ["/usr/bin/supervisord", "-n"]', '2: supervisord runs several'],
    ['FROM a\nCMD redis-server & node x.js', 'redis-server goes to the background'],
    ['FROM a\nCMD service nginx start && php-fpm', 'service goes'],
    ['FROM a\nRUN apt-get install -y nginx redis-server', 'redis-server is a service'],
    ['FROM a\nEXPOSE 80 3306', 'ports 80 and 3306'],
    ['FROM a\nCMD ["crond", "-f"]', 'cron in a container'],
    ['FROM a\nENTRYPOINT ["foreman", "start"]', 'foreman'],
  ],
});
