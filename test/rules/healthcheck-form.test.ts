import rule from '../../src/rules/healthcheck-form.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nHEALTHCHECK --interval=5s CMD ["node", "h.js"]', 'FROM a\nHEALTHCHECK NONE', 'FROM a'],
  rejects: [
    [
      'FROM a\nRUN apk add curl\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1',
      '3: curl is installed only for the health check',
    ],
    ['FROM a\nHEALTHCHECK CMD node h.js', '[info]'],
    ['FROM a\nHEALTHCHECK CMD ["wget", "-q", "x"]', 'needs wget in the image [info]'],
    ['FROM a\nHEALTHCHECK CMD node h.js || true', ['never fail', 'shell']],
  ],
});
