import rule from '../../src/rules/git-clone.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    `FROM a AS b\nRUN git clone https://x.example/r && git -C r checkout ${'a'.repeat(40)}\nFROM scratch`,
    `FROM a\nADD https://x.example/r.git#${'a'.repeat(40)} /r`,
    'FROM a\nADD --checksum=abc https://x.example/r.git#v1 /r',
    'FROM a\nRUN git config --global x y',
    'FROM a\nRUN go get example.com/x && npm ci',
  ],
  rejects: [
    [
      'FROM a\nRUN git clone https://x.example/r',
      '2: git clone in the shipped stage leaves the history in the image [high]',
    ],
    ['FROM a AS b\nRUN git clone --depth 1 -b v1 https://x.example/r\nFROM scratch', 'of a branch'],
    ['FROM a AS b\nRUN git submodule update --init\nFROM scratch', 'git submodule'],
    ['FROM a\nADD https://x.example/r.git /r', 'without a commit'],
    [`FROM a\nADD --keep-git-dir=true https://x.example/r.git#${'a'.repeat(40)} /r`, 'history'],
  ],
});
