import rule from '../../src/rules/secret-value.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nENV DATABASE_URL=postgresql://user:pass@localhost/dummy',
    'FROM a\nENV SECRET_KEY=changeme',
    'FROM a\nRUN curl https://u:$PASS@x.example/',
    'FROM a\nENV TOKEN_FILE=/run/secrets/abc123456789',
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
  ],
});
