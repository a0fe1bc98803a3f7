import rule from '../../src/rules/secret-arg-in-run.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nARG VERSION\nRUN make VERSION=$VERSION',
    'FROM a\nARG NPM_TOKEN\nRUN make',
    'FROM a\nRUN npm ci\nARG NPM_TOKEN',
    'FROM a\nRUN --mount=type=secret,id=t,env=NPM_TOKEN npm ci',
  ],
  rejects: [
    ['FROM a\nARG TOKEN\nRUN curl -H "Authorization: $TOKEN" https://x.example', '3: TOKEN reaches this command'],
    ['FROM a\nARG NPM_TOKEN\nCOPY package.json ./\nRUN npm ci', '4: npm reads NPM_TOKEN from its environment'],
    [
      'FROM a\nARG NPM_TOKEN\nRUN echo "//r/:_authToken=${NPM_TOKEN}" > .npmrc && npm ci',
      ['written into .npmrc', 'npm reads'],
    ],
    [
      'FROM a\nARG GH_TOKEN\nRUN git config --global url."https://$GH_TOKEN@github.com/".insteadOf https://github.com/',
      'GH_TOKEN reaches',
    ],
  ],
});
