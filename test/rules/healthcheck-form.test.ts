import rule from '../../src/rules/healthcheck-form.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nHEALTHCHECK --interval=5s CMD ["node", "h.js"]', 'FROM a\nHEALTHCHECK NONE', 'FROM a'],
  rejects: [
    ['FROM a\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1', '2: the health check needs curl'],
    ['FROM a\nHEALTHCHECK CMD node h.js', '[info]'],
    ['FROM a\nHEALTHCHECK CMD ["wget", "-q", "x"]', 'wget'],
    ['FROM a\nHEALTHCHECK CMD node h.js || true', ['never fail', 'shell']],
  ],
});
