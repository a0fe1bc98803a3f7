import rule from '../../src/rules/secret-file-copied.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCOPY . .',
    'FROM a\nCOPY .env.example ./',
    'FROM a\nADD https://x.example/Release.key /k',
    'FROM a\nCOPY credentials .',
    'FROM a\nCOPY certs/ca.pem /etc/ssl/',
    'FROM a\nCOPY --from=b /root/.npmrc /x',
    'FROM a\nCOPY id_rsa.pub /x',
    ['FROM a\nCOPY .env .', { context: { files: ['x'] } }],
    ['FROM a\nCOPY .npmrc .', { context: { files: ['.npmrc'] } }],
  ],
  rejects: [
    [
      'FROM a\nCOPY .env ./',
      '2: .env is a file for secrets: a layer keeps it even when a later one deletes it [critical]',
    ],
    ['FROM a\nCOPY package.json .npmrc ./', '[critical, unsure]'],
    ['FROM a\nADD id_rsa /root/.ssh/id_rsa', 'id_rsa'],
    ['FROM a\nCOPY config/service-account-prod.json /x', 'service-account'],
    ['FROM a AS b\nCOPY .netrc /root/\nFROM scratch', '[high'],
    ['FROM a\nONBUILD COPY server.key /x', 'server.key'],
    ['FROM a\nCOPY .aws /root/.aws', '.aws'],
    [
      'FROM a\nCOPY .npmrc ./',
      '[critical]',
      null,
      { context: { files: ['.npmrc'], secrets: [{ path: '.npmrc', kind: 'npm token' }] } },
    ],
  ],
});
