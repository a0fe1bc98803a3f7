import rule from '../../src/rules/copy-missing-path.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCOPY nope /',
    ['FROM a\nCOPY a.js src/ ./ /x/', { context: { files: ['a.js', 'src/b.js'] } }],
    ['FROM a\nCOPY *.js $X /', { context: {} }],
    ['FROM a\nCOPY --from=b /x /y', { context: {} }],
  ],
  rejects: [
    ['FROM a\nCOPY a.js /', '2: a.js is not in the build context', null, { context: { files: ['b.js'] } }],
    [
      'FROM a\nCOPY dist /',
      'left out by .dockerignore',
      null,
      { context: { files: ['dist/x'], ignored: ['dist'], ignoreFile: '.dockerignore' } },
    ],
  ],
});
