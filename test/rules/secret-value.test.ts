import rule from '../../src/rules/secret-value.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nENV DATABASE_URL=postgresql://user:pass@localhost/dummy',
    'FROM a\nENV SECRET_KEY=changeme',
    'FROM a\nRUN curl https://u:$PASS@x.example/',
    'FROM a\nENV TOKEN_FILE=/run/secrets/abc123456789',
    ...filled(
      'FROM a\nENV %',
      `DB_PASSWORD=abcdefghijkl
      DB_PASSWORD=123456789012
      DB_PASSWORD=abcdefghi12
      DB_PASSWORD=$A1234567890bcd
      DB_PASSWORD=/run/secrets/a1b2c3
      AUTH_TOKEN=https://x.example.net/a1
      DB_PASSWORD=changeme-123456
      USER_NAME=abcdefghi12345
      URL=https://bot:changeme@git.corp.net/x
      URL=postgres://bot:hunter2000@db/x
      URL=postgres://bot:hunter2000@postgres:5432/x
      URL=mysql://bot:hunter2000@mysql/x
      URL=redis://bot:hunter2000@redis/x
      URL=mongodb://bot:hunter2000@mongo/x
      URL=http://bot:hunter2000@127.0.0.1:80/x`,
    ),
    ...filled(
      'FROM a\nRUN x %',
      `--password=abcdefghij
      --password=1234567890
      --password=a1b2c3d
      --password=/etc/a1b2c3d4
      --password=changeme12
      --password=a1b2$C3d4e5f
      --name=a1b2c3d4e5f6`,
    ),
  ],
  rejects: [
    [
      `FROM a\nENV X=ghp_${'a1'.repeat(18)}`,
      '2: a GitHub token stands in the file: revoke it, since git remembers it [critical]',
    ],
    ['FROM a\nRUN git clone https://bot:hunter2000@git.corp.example/x.git', 'password in a URL'],
    ['FROM a\nENV AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI0K7MDENG0bPxRfiCY', 'AWS_SECRET_ACCESS_KEY has a value'],
    ['FROM a\nRUN <<EOF\n-----BEGIN RSA PRIVATE KEY-----\nEOF', 'private key'],
    ['FROM a\nRUN mysql --password=Tr0ub4dor3xyz', 'a password stands in the command'],
    ['FROM a\n# AKIAABCDEFGHIJKLMNOP\nRUN x', 'AWS access key'],
    [
      'FROM a\nENV DB_PASSWORD=abcdefghi123',
      '2: DB_PASSWORD has a value that looks like a real secret: revoke it, since git remembers it [high, unsure]',
    ],
    ['FROM a\nENV DB_PASSWORD=x/run/secrets/a1b2', 'DB_PASSWORD has'],
    ['FROM a\nENV URL=https://bot:hunter2000@dbx/x', 'a password in a URL stands in the file'],
    ['FROM a\nENV URL=https://bot:hunter2000@xredis/x', 'a password in a URL stands in the file'],
    ...filled(
      'FROM a\nRUN x %',
      `--password=a1b2c3d4
      --passwd="a1b2c3d4"
      password:a1b2c3d4
      --api_key=a1b2c3d4
      --apikey=a1b2c3d4
      --TOKEN=a1b2c3d4
      "secret = a1b2c3d4"
      "--token  :  'a1b2c3d4'"
      'token="a1b2c3d4"'`,
    ).map(
      (text) =>
        [text, '2: a password stands in the command: revoke it, since git remembers it [high, unsure]'] as const,
    ),
    ['FROM a\nONBUILD ENV DB_PASSWORD=abcdefghi123', 'DB_PASSWORD has'],
    [`FROM a\nENV DB_PASSWORD=ghp_${'a1'.repeat(18)}`, 'a GitHub token'],
    [`FROM a\nRUN x --token=ghp_${'a1'.repeat(18)}`, 'a GitHub token'],
  ],
});
