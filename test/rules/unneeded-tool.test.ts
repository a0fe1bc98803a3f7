import rule from '../../src/rules/unneeded-tool.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM debian:13.7-slim\nRUN saved="$(apt-mark showmanual)"; apt-get install -y wget; apt-mark auto \'.*\'; apt-get purge -y --auto-remove',
    'FROM a\nRUN apk add git openssh\nENTRYPOINT ["/usr/local/bin/gitea", "web"]',
    'FROM a\nRUN apt-get install -y libpq5',
    'FROM a\nRUN apt-get install -y gcc && make && apt-get purge -y gcc',
    'FROM a\nRUN apk add --no-cache --virtual .d gcc && make && apk del .d',
    'FROM a AS b\nRUN apt-get install -y git\nFROM scratch',
    'FROM a\nRUN apk add curl\nHEALTHCHECK CMD curl -f http://localhost/',
  ],
  rejects: [
    ['FROM a\nRUN apt-get install -y git vim=2:9 libpq5', ['git is version control', 'vim is an editor']],
    ['FROM a\nRUN apk add curl', '[low]'],
    ['FROM a\nRUN dnf install -y gcc', 'a compiler'],
  ],
});
