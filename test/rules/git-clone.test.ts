import rule from '../../src/rules/git-clone.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

const HASH = '1f3c5a7e9b'.repeat(4);

ruleTable(rule, {
  accepts: [
    `FROM a AS b\nRUN git clone https://x.example/r && git -C r checkout ${'a'.repeat(40)}\nFROM scratch`,
    `FROM a\nADD https://x.example/r.git#${'a'.repeat(40)} /r`,
    'FROM a\nADD --checksum=abc https://x.example/r.git#v1 /r',
    'FROM a\nRUN git config --global x y',
    'FROM a\nRUN go get example.com/x && npm ci',
    'FROM a AS b\nRUN git clone https://x.example/r && git -C r reset --hard $COMMIT\nFROM scratch',
    ...filled(
      'FROM a AS b\nRUN git clone https://x.example/r && cd r && git %\nFROM scratch',
      `checkout ${HASH}
      reset --hard ${HASH}
      switch --detach ${HASH}
      checkout $SHA
      checkout $APP_COMMIT
      checkout $REF_OF_APP
      checkout \${GIT_HASH}
      checkout \${ref}`,
    ),
    `FROM a AS b\nRUN git fetch origin ${HASH} && git checkout ${HASH}\nFROM scratch`,
    `FROM a\nRUN git clone https://x.example/r && git -C r checkout ${HASH} && rm -rf r/.git`,
    `FROM a\nRUN git clone https://x.example/r && git -C r checkout ${HASH} && rm -Rf r/.git`,
    'FROM a AS b\nRUN xgit clone r && gitk fetch\nFROM scratch',
    'FROM a AS b\nRUN git fetch-pack x && git mypull\nFROM scratch',
    `FROM a\nADD https://x.example/r.git?ref=${HASH} /r`,
    `FROM a\nADD https://x.example/r.git?branch=main&commit=${HASH} /r`,
    `FROM a\nADD --keep-git-dir=false https://x.example/r.git#${HASH} /r`,
    'FROM a\nADD r/git@x /r',
    'FROM a\nADD x.github /r',
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
    ...filled(
      'FROM a AS b\nRUN git clone https://x.example/r && cd r && git %\nFROM scratch',
      `checkout main
      checkout ${HASH}0
      checkout v${HASH}
      checkout v$SHA
      checkout $SHA/x
      checkout $VERSION
      log ${HASH}
      my-checkout ${HASH}
      checkouts ${HASH}`,
    ).map((text) => [text, '2: git clone of a branch: the image holds whatever'] as const),
    ['FROM a AS b\nRUN git pull\nFROM scratch', '2: git pull at build time'],
    ['FROM a AS b\nRUN git fetch\nFROM scratch', '2: git fetch at build time'],
    ['FROM a\nRUN git clone https://x.example/r && rm r/.git', '2: git clone in the shipped stage'],
    ['FROM a\nRUN git clone https://x.example/r && xrm -r r', '2: git clone in the shipped stage'],
    ['FROM a\nRUN git clone https://x.example/r && rmdir -r r', '2: git clone in the shipped stage'],
    ['FROM a\nRUN git clone https://x.example/r && rm -rf r/.git', '2: git clone of a branch'],
    ['FROM a\nADD git@x.example:r /r', '2: ADD of a repository without a commit'],
    ['FROM a\nADD https://x.example/r.git#v1 /r', '2: ADD of a repository without a commit'],
    ['FROM a\nADD https://x.example/r.git#abc /r', '2: ADD of a repository without a commit'],
    ['FROM a\nADD --keep-git-dir https://x.example/r.git#v1 /r', ['2: --keep-git-dir', '2: ADD of']],
  ],
});
