import rule from '../../src/rules/add-instead-of-copy.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nADD x.tar.gz /',
    'FROM a\nADD https://x.example/y /y',
    'FROM a\nADD $X /',
    'FROM a\nADD *.gz /',
    'FROM a\nCOPY a b',
    'FROM a\nADD --unpack=false a b',
    ...filled(
      'FROM a\nADD % /x',
      `http://x.example/y
      ftp://x.example/y
      git://x.example/y
      ssh://x.example/y
      git@x.example:y
      a.tar
      a.tar.zst
      a.tgz
      a.tbz
      a.tbz2
      a.txz
      a.tzst
      a.gz
      a.bz2
      a.xz
      a.zst
      a?
      [ab]
      a b.tar
      --checksum=sha256:a a
      --keep-git-dir=true a`,
    ),
  ],
  rejects: [
    ['FROM a\nADD . /app', '2: ADD does more', 'FROM a\nCOPY . /app'],
    ['FROM a\nadd --chown=1:1 a.json \\\n  b', '2:', 'FROM a\nCOPY --chown=1:1 a.json \\\n  b'],
    ['FROM a\nONBUILD ADD a b', '2:', 'FROM a\nONBUILD COPY a b'],
    ...filled(
      '%',
      `xhttp:
      my-git@x
      atar
      a.tar.gz.txt
      a.tgz1
      a.zip
      --chown=1 a`,
    ).map((text) => [`FROM a\nADD ${text} /x`, '2: ADD does more', `FROM a\nCOPY ${text} /x`] as const),
  ],
  mends: 'safe',
});
