import rule from '../../src/rules/several-services.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCMD ["nginx", "-g", "daemon off;"]',
    'FROM a\nENTRYPOINT ["tini", "--"]\nCMD ["node", "x"]',
    'FROM a\nEXPOSE 80 443',
    'FROM a\nCMD ["gunicorn", "--workers", "4", "x"]',
    'FROM a\nRUN apt-get install -y nginx',
    'FROM a AS b\nRUN apk add nginx redis\nFROM c',
    'FROM a\nEXPOSE 8080 9090',
    'ARG A=1',
    'FROM a AS b\nCMD supervisord\nFROM c',
    ...filled(
      'FROM a\nCMD %',
      `["myinit"]
      ["/sbin/initx"]
      ["/x/init2"]
      ["/initial"]
      ["xs6-svc"]
      ["service", "x", "status"]
      ["x", "y", "start"]
      ["service", "nginx"]
      ["/etc/init.d/nginx", "status"]
      ["/x/etc/init.d/nginx", "start"]
      ["cronjob"]
      $START now`,
    ),
    ...filled(
      'FROM a\nEXPOSE %',
      `80 443 8080 8443 3000
      3306 3306
      x80 3306
      web
      1234 5432`,
    ),
    'FROM a\nEXPOSE 80\nLABEL 3306=x\nUSER 3306',
    'FROM a\nRUN apt-get install -y nginx curl xnginx nginx-common redis-tools postgresql-client',
    'FROM a\nRUN apt-get install -y nginx nginx && apt-get remove redis',
  ],
  rejects: [
    ['FROM a\nCMD ["/usr/bin/supervisord", "-n"]', '2: supervisord runs several'],
    ['FROM a\nCMD redis-server & node x.js', 'redis-server goes to the background'],
    ['FROM a\nCMD service nginx start && php-fpm', 'service goes'],
    ['FROM a\nRUN apt-get install -y nginx redis-server', 'redis-server is a service'],
    ['FROM a\nEXPOSE 80 3306', 'ports 80 and 3306'],
    ['FROM a\nCMD ["crond", "-f"]', 'cron in a container'],
    ['FROM a\nENTRYPOINT ["foreman", "start"]', 'foreman'],
    ...filled(
      'FROM a\nCMD ["%"]',
      `runsvdir
      runit
      systemd
      init
      foreman
      honcho
      circusd
      monit
      overmind
      concurrently
      goreman
      s6-svscan
      multirun
      supervisord
      s6-x
      /init`,
    ).map(
      (text) =>
        [
          text,
          'runs several services in one container: none can be scaled, limited or restarted alone [medium]',
        ] as const,
    ),
    ['FROM a\nCMD $X && /init && supervisord', '2: init runs several'],
    ['FROM a\nCMD cron -f', '2: cron in a container: let the platform start the job [low]'],
    [
      'FROM a\nCMD /etc/init.d/nginx start',
      '2: nginx goes to the background beside another service: nobody sees it die [medium]',
    ],
    ['FROM a\nCMD $SERVER & supervisord', '2: init goes to the background'],
    ['FROM a\nCMD x && y & z', '2: y goes'],
    ...(
      [
        ['3306', '80'],
        ['5432', '3000'],
        ['6379/tcp', '8080'],
        ['27017', '8443'],
        ['5672', '443'],
        ['9200', '80'],
        ['11211', '80'],
        ['25', '80'],
        ['25', '3306'],
        ['5432', '3306'],
        ['6379', '27017'],
        ['5672', '9200'],
        ['11211', '9200'],
      ] as const
    ).map(
      ([one, other]) =>
        [
          `FROM a\nEXPOSE ${one} ${other}`,
          `2: ports ${one} and ${other} belong to different services [medium, unsure]`,
        ] as const,
    ),
    ...'nginx apache2 httpd redis mysql-server mariadb-server postgresql postgresql-17 rabbitmq-server memcached mongodb mongodb-org supervisor openssh-server cron postfix varnish haproxy elasticsearch'
      .split(' ')
      .map(
        (name) =>
          [
            `FROM a\nRUN apt-get install redis-server ${name}`,
            `2: ${name} is a service of its own: give it its own container [medium, unsure]`,
          ] as const,
      ),
  ],
});
