import rule from '../../src/rules/secret-mount-leak.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci',
    'FROM a\nRUN --mount=type=secret,id=t TOKEN=$(cat /run/secrets/t) npm ci',
    'FROM a\nRUN --mount=type=secret,id=t --mount=type=tmpfs,target=/tmp/h cp /run/secrets/t /tmp/h/x && npm ci',
    'FROM a\nRUN --mount=type=secret,id=t cat /run/secrets/t | login --stdin',
    ...filled(
      'FROM a\nRUN --mount=type=secret,id=t %',
      `x=$(cat /run/secrets/t) npm ci
      npm ci --token $(cat /run/secrets/t)
      cat /run/secrets/other
      cp /run/secrets/t /dev/shm/x
      cat /run/secrets/t 2> /proc/1/fd/2 | x
      x < /run/secrets/t
      mycat /run/secrets/t
      cats /run/secrets/t
      xcp /run/secrets/t /a
      cpx /run/secrets/t /a
      npm config get /run/secrets/t
      cat /run/secrets/t > /dev/null
      cat /run/secrets/t >/dev/null 2>&1
      head -c 1 /run/secrets/t 1> /dev/null && x
      cat /run/secrets/t > /dev/shm/x
      cat /run/secrets/t &> /dev/null`,
    ),
    ...filled(
      'FROM a\nRUN --mount=type=secret,id=t,env=T.K %',
      `echo $TAK
      echo $T
      use $T.K
      echo /run/secrets/t`,
    ),
    'FROM a\nRUN --mount=type=secret,id=t,env=TOK echo $TOKEN ${TOKEN} TOK',
    'FROM a\nRUN --mount=type=cache,target=/root/.cache --mount=type=secret,id=n,target=/root/.npmrc npm ci',
    'FROM a\nRUN --mount=type=cache,target=/roo --mount=type=secret,id=n,target=/root/.npmrc npm ci',
    'FROM a\nRUN --mount=type=bind,target=/root --mount=type=secret,id=n,target=/root/.npmrc npm ci',
    'FROM a\nRUN --mount=type=tmpfs,target=/tmp --mount=type=secret,id=t,env=T npm config set x $T',
    'FROM a\nRUN --mount=type=secret,id=t --mount=type=tmpfs,target=/tmp cp /run/secrets/t /tmp/x',
    'FROM a\nRUN --mount=type=secret,id=t --mount=type=tmpfs,target=/tmp x /run/secrets/t > /tmp/x',
    ...filled(
      'FROM a\nRUN --mount=type=secret,id=t,env=T %',
      `xnpm config set a $T
      npm config get $T
      git clone $T
      my git config x $T
      docker pull $T
      my-docker login $T
      aws s3 $T
      xaws configure $T
      xcomposer config $T
      xbundle config $T
      xdotnet nuget add $T
      xpoetry config $T
      xpip config $T
      pip install $T`,
    ),
  ],
  rejects: [
    ['FROM a\nRUN --mount=type=secret,id=t cp /run/secrets/t /root/.npmrc', '2: cp copies the secret t'],
    ['FROM a\nRUN --mount=type=secret,id=t cat /run/secrets/t', 'build log'],
    ['FROM a\nRUN --mount=type=secret,id=t,env=TOK echo "x=$TOK" > .npmrc', 'written to .npmrc'],
    [
      'FROM a\nRUN --mount=type=cache,target=/root --mount=type=secret,id=n,target=/root/.npmrc npm ci',
      'below the cache mount /root',
    ],
    ['FROM a\nRUN --mount=type=secret,id=t,env=TOK npm config set //r/:_authToken=$TOK && npm ci', 'npm stores'],
    ...filled(
      'FROM a\nRUN --mount=type=secret,id=t %',
      `cp /run/secrets/t /a
      mv /run/secrets/t /a
      install /run/secrets/t /a
      ln /run/secrets/t /a
      rsync /run/secrets/t /a
      cp /run/secrets/t /x/dev/a`,
    ).map((text) => [text, ' copies the secret t'] as const),
    ...filled(
      'FROM a\nRUN --mount=type=secret,id=t %',
      `cat /run/secrets/t
      echo /run/secrets/t
      printf /run/secrets/t
      head /run/secrets/t
      tail /run/secrets/t
      base64 /run/secrets/t
      xxd /run/secrets/t
      od /run/secrets/t
      cat /run/secrets/t && x
      cat /run/secrets/t 2> /dev/null
      cat /run/secrets/t > /dev/null > /dev/stdout
      cat /run/secrets/t > /dev/stderr
      cat /run/secrets/t >&2
      cat /run/secrets/t > /proc/1/fd/1`,
    ).map((text) => [text, 'build log'] as const),
    ['FROM a\nRUN --mount=type=secret,id=t,target=tok cat /run/secrets/tok', 'build log'],
    ['FROM a\nRUN --mount=type=secret,id=t,env=TOK echo ${TOK}', 'build log'],
    ['FROM a\nRUN --mount=type=secret,id=t,env=TOK echo "a-$TOK-b"', 'build log'],
    [
      'FROM a\nRUN --mount=type=secret,id=t x /run/secrets/t 2> /log',
      'the secret t is written to /log, which stays in the layer',
    ],
    ['FROM a\nRUN --mount=type=secret,id=t x /run/secrets/t >> a', 'the secret t is written to a'],
    [
      'FROM a\nRUN --mount=type=cache,target=/root/ --mount=type=secret,id=n,target=/root/.npmrc npm ci',
      'secret n lies below the cache mount /root/: the mount point stays in the cache',
    ],
    [
      'FROM a\nRUN --mount=type=secret,id=t --mount=type=tmpfs,target=/tmp/h cp /run/secrets/t /root/x',
      '2: cp copies the secret t into the layer',
    ],
    ['FROM a\nRUN --mount=type=secret,id=t,target=tok cp /run/secrets/tok /a', '2: cp copies the secret t'],
    ...filled(
      'FROM a\nRUN --mount=type=secret,id=t,env=T %',
      `npm config set a $T
      yarn config set a $T
      pnpm config set a $T
      git config a $T
      docker login -p $T
      podman login -p $T
      helm registry login -p $T
      helm login -p $T
      oras login -p $T
      aws configure set a $T
      composer config a $T
      bundle config a $T
      dotnet nuget add source -p $T
      poetry config a $T
      pip config set a $T
      pip3 config set a $T
      pip3.12 config set a $T`,
    ).map((text) => [text, 'stores what it was given in a file of this layer'] as const),
    ...filled(
      'FROM a\nRUN --mount=type=secret,id=t cat /run/secrets/t %',
      `> /dev/stdout
      > /dev/stderr
      > /dev/tty
      > /dev/fd/1
      > /dev/fd/2
      > /proc/self/fd/1
      > /proc/1/fd/2
      >| /dev/stdout
      1> /dev/stdout
      &> /dev/stdout
      2> /dev/null
      2>&1
      >&-`,
    ).map((text) => [text, '2: cat prints the secret t into the build log'] as const),
    ...filled(
      'FROM a\nRUN --mount=type=secret,id=t x /run/secrets/t %',
      `> /out
      &> /out
      >& /out
      >> /out
      >| /out
      2> /out`,
    ).map((text) => [text, '2: the secret t is written to /out'] as const),
    ['FROM a\nRUN --mount=type=secret,id=t cat /run/secrets/t > /x/dev/stdout', 'written to /x/dev/stdout'],
  ],
});
