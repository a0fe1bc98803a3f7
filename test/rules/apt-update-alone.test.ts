import rule from '../../src/rules/apt-update-alone.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN apt-get update && apt-get install -y x',
    'FROM a\nRUN apk add --no-cache x',
    'FROM a\nRUN apt-get install -y ./x.deb',
    'FROM a\nRUN dnf install -y x',
    'FROM a\nRUN apt-get update; apt-get upgrade -y',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt apt-get install -y x',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get install -y x',
    'FROM a\nRUN apt-get install -y "$NAME.deb" x',
    'FROM a\nRUN apt-get remove x && apt-get clean',
    'FROM a\nRUN yum update',
  ],
  rejects: [
    [
      'FROM a\nRUN apt-get update\nRUN apt-get install -y x',
      ['2: apt-get update alone', '3: apt-get install without'],
      'FROM a\nRUN apt-get update && apt-get install -y x',
    ],
    [
      'FROM a\nRUN apt-get update \\\n  -q\n\nRUN apt-get install -y x \\\n  y',
      ['2: apt-get update alone', '5: apt-get install without'],
      'FROM a\nRUN apt-get update \\\n  -q && apt-get install -y x \\\n  y',
    ],
    ...[
      'RUN apt-get update\nRUN apt-get install -y x; true',
      'RUN apt-get update || true\nRUN apt-get install -y x',
      'RUN apt-get update\n# why\nRUN apt-get install -y x',
      'RUN apt-get update\nENV A=b\nRUN apt-get install -y x',
      'RUN apt-get update\nRUN --network=default apt-get install -y x',
    ].map((lines) => [`FROM a\n${lines}`, ['apt-get update alone', 'without'], `FROM a\n${lines}`] as const),
    ['FROM a\nRUN apk update\nRUN apk add x', '2: apk update alone', 'FROM a\nRUN apk update && apk add x'],
    ['FROM a\nRUN --mount=type=cache,target=/x/var/lib/apt apt-get install x', '2: apt-get install without an update'],
    ['FROM a\nRUN --mount=type=secret,id=a apt-get install x', '2: apt-get install without an update'],
    ['FROM a\nRUN apt-get install $NAME', '2: apt-get install without an update'],
    ['FROM a\nRUN apt-get install libdebian', '2: apt-get install without an update'],
    ['FROM a\nRUN apt-get update', '2: apt-get update alone', 'FROM a\nRUN apt-get update'],
    [
      'FROM a AS b\nRUN apt-get update\nFROM c',
      '2: apt-get update alone in a RUN: its layer is cached, and later installs take old versions [low]',
    ],
  ],
});
