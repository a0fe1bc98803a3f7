import rule from '../../src/rules/secret-in-arg-or-env.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nENV GPG_KEY=ABCDEF',
    'FROM a\nENV DB_PASSWORD_FILE=/run/secrets/db',
    'FROM a\nENV SSH_AUTH_SOCK=/s KEYCLOAK_VERSION=1 SSL_CERT_DIR=/c NEXT_PUBLIC_API_V2_URL=x',
    'FROM a\nENV APP_TELEMETRY_HOST=x TOKEN_TTL=5',
    'FROM a\nARG MONKEY=1',
    'FROM a\nENV AZURE_KEY_VAULT_ENABLED=true',
    'FROM a\nRUN DB_PASSWORD=hunter2 x',
    'FROM a\nENV DB_PASSWORD=/var/secrets/db DB_TOKEN=/etc/x/token',
    'FROM a\nARG API_KEY=/run/secrets/a_b.key-1',
  ],
  rejects: [
    ['FROM a\nARG NPM_TOKEN', '2: ARG NPM_TOKEN carries a secret'],
    ['FROM a\nENV AWS_SECRET_ACCESS_KEY=abc123def', 'ENV AWS_SECRET_ACCESS_KEY'],
    [
      'FROM a\nARG argBasedPassword\nARG GOOGLE_SERVICE_ACCOUNT_KEY\nARG CALENDSO_ENCRYPTION_KEY',
      ['argBasedPassword', 'GOOGLE_SERVICE_ACCOUNT_KEY', 'CALENDSO_ENCRYPTION_KEY'],
    ],
    ['FROM a\nENV SECRET_KEY=secret', '[low, unsure]'],
    ['ARG DB_PASS_WORD\nFROM a\nONBUILD ARG API_KEY', ['API_KEY']],
    ['FROM a\nENV DJANGO_SECRET_KEY $X', 'DJANGO_SECRET_KEY'],
    ['FROM a\nLABEL API_KEY=hunter2', '2: ENV API_KEY carries a secret'],
    [
      'FROM a\nENV DB_PASSWORD=',
      '2: ENV DB_PASSWORD carries a secret: everybody who has the image can read it [low, unsure]',
    ],
    [
      'FROM a\nENV DB_PASSWORD=hunter2',
      '2: ENV DB_PASSWORD carries a secret: everybody who has the image can read it [high]',
    ],
    [
      'FROM a\nARG DB_PASSWORD=',
      "2: ARG DB_PASSWORD carries a secret: its value stays in the image's history and in the provenance [high]",
    ],
    ['FROM a\nARG DB_PASSWORD', '[high]'],
    ['FROM a\nARG DB_PASSWORD=changeme', '2: ARG DB_PASSWORD looks like a secret with a stand-in value'],
    ['FROM a\nENV DB_PASSWORD=x/run/y', '2: ENV DB_PASSWORD carries a secret'],
    ['FROM a\nENV DB_PASSWORD=/run/y:z', '2: ENV DB_PASSWORD carries a secret'],
    ['FROM a\nENV DB_PASSWORD=/home/y', '2: ENV DB_PASSWORD carries a secret'],
  ],
});
