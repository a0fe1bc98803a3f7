import rule from '../../src/rules/image-not-a-stage.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM ghcr.io/x/uv:0.9 AS uv\nFROM a:1\nCOPY --from=uv /uv /bin/',
    'FROM a:1\nCOPY --from=0 /x /y',
    'FROM a:1\nCOPY --from=context /x /y',
  ],
  rejects: [
    ['FROM a:1\nCOPY --from=ghcr.io/x/uv:0.9 /uv /bin/', '2: ghcr.io/x/uv:0.9'],
    ['FROM a:1\nRUN --mount=from=ghcr.io/x/uv:0.9,target=/uv uv sync', '2:'],
  ],
});
