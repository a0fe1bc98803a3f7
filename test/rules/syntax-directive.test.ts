import rule from '../../src/rules/syntax-directive.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    '# syntax=docker/dockerfile:1.7\n# check=error=true\nFROM a',
    '# syntax=docker/dockerfile:1.20.0@sha256:' + 'a'.repeat(64) + '\n# check=skip=X;error=true\nFROM a',
  ],
  rejects: [
    ['FROM a', '[info]'],
    [
      'FROM a\nRUN --mount=type=cache,target=/c ls',
      '1: no `# syntax=` line: which features the file may use depends on the builder of the day [low]',
    ],
    ['# syntax=docker/dockerfile:1\n# check=error=true\nFROM a', '1: docker/dockerfile:1 moves'],
    ['# syntax=docker/dockerfile:1.7\nFROM a', 'check=error'],
    ['# syntax=evil/dockerfile:1.7\n# check=error=true\nFROM a', '[high]'],
    ['# hello\n# syntax=docker/dockerfile:1.7\nFROM a', '2: `# syntax=` stands below'],
  ],
});
