import rule from '../../src/rules/missing-dockerignore.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCOPY . .',
    ['FROM a\nCOPY src src', { context: { files: ['.git/HEAD'] } }],
    [
      'FROM a\nCOPY . .',
      { context: { files: ['.git/HEAD', '.dockerignore'], ignored: ['.git'], ignoreFile: '.dockerignore' } },
    ],
  ],
  rejects: [
    ['FROM a\nCOPY . .', '2: no .dockerignore', null, { context: { files: ['x'] } }],
    [
      'FROM a\nCOPY . .',
      'takes in .git, .env, which .dockerignore',
      null,
      {
        context: {
          files: ['.git/HEAD', '.env', 'node_modules/x'],
          ignored: ['node_modules'],
          ignoreFile: '.dockerignore',
        },
      },
    ],
    ['FROM a AS b\nCOPY . .\nFROM scratch', '[medium]', null, { context: { files: ['x'] } }],
  ],
});
