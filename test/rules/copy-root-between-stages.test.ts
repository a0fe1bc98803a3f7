import rule from '../../src/rules/copy-root-between-stages.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nCOPY --from=b /app /app', 'FROM scratch\nCOPY --from=b / /', 'FROM a\nCOPY / /'],
  rejects: [
    ['FROM a\nCOPY --from=b / /', '2: COPY --from of /'],
    ['FROM a\nCOPY --from=b /usr /usr', '/usr'],
    ['FROM a\nCOPY --from=0 /root/ /root/', '/root/'],
  ],
});
