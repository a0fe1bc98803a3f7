import rule from '../../src/rules/useradd-large-uid.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN useradd -u 10001 app',
    'FROM a\nRUN useradd -l -u 1000000 app',
    'FROM a\nRUN useradd --no-log-init -u 1000000 app',
    'FROM a\nRUN useradd -u 99999 app',
    'FROM a\nRUN useradd --uid=99999 app',
    'FROM a\nRUN useradd app && groupadd -g 1000000 app',
    'FROM a\nRUN useradd -g 1000000 app',
  ],
  rejects: [
    [
      'FROM a\nRUN useradd -u 1000000 app',
      '2: useradd with uid 1000000',
      'FROM a\nRUN useradd --no-log-init -u 1000000 app',
    ],
    [
      'FROM a\nRUN useradd -ru 100000 app',
      '2: useradd with uid 100000 writes a lastlog of that many records: --no-log-init [low]',
    ],
    ['FROM a\nRUN useradd --uid 1000000 app', 'uid 1000000'],
    ['FROM a\nRUN useradd --uid=1000000 app', 'uid 1000000', 'FROM a\nRUN useradd --no-log-init --uid=1000000 app'],
  ],
  mends: 'safe',
});
