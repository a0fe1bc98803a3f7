import rule from '../../src/rules/tls-verification-disabled.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN curl -fsSL https://x.example',
    'FROM a\nRUN tar -k x && curl --key k https://x.example',
    'FROM a\nENV NODE_TLS_REJECT_UNAUTHORIZED=1',
    'FROM a\nRUN git config --global http.sslVerify true',
    'FROM a\nRUN pip install x',
  ],
  rejects: [
    ['FROM a\nRUN curl -sk https://x.example', 'curl -sk switches'],
    ['FROM a\nRUN wget --no-check-certificate https://x.example', 'wget'],
    ['FROM a\nRUN git config --global http.sslVerify false', 'git http.sslVerify'],
    ['FROM a\nRUN npm config set strict-ssl false && npm ci', 'strict-ssl'],
    ['FROM a\nENV NODE_TLS_REJECT_UNAUTHORIZED=0', 'for everything'],
    ['FROM a\nRUN GIT_SSL_NO_VERIFY=1 git fetch', 'GIT_SSL_NO_VERIFY=1'],
    ['FROM a\nRUN pip3 install --trusted-host x.example y', '--trusted-host'],
    ['FROM a\nRUN apk add --allow-untrusted x.apk', 'apk'],
    ['FROM a\nRUN yum install -y --nogpgcheck x', 'yum'],
  ],
});
