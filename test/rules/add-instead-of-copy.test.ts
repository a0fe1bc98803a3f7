import rule from '../../src/rules/add-instead-of-copy.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nADD x.tar.gz /',
    'FROM a\nADD https://x.example/y /y',
    'FROM a\nADD $X /',
    'FROM a\nADD *.gz /',
    'FROM a\nCOPY a b',
    'FROM a\nADD --unpack=false a b',
  ],
  rejects: [
    ['FROM a\nADD . /app', '2: ADD does more', 'FROM a\nCOPY . /app'],
    ['FROM a\nadd --chown=1:1 a.json \\\n  b', '2:', 'FROM a\nCOPY --chown=1:1 a.json \\\n  b'],
    ['FROM a\nONBUILD ADD a b', '2:', 'FROM a\nONBUILD COPY a b'],
  ],
});
