import rule from '../../src/rules/package-cache-left.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install x',
    'FROM a\nRUN apk add --no-cache x',
    'FROM a\nRUN dnf install -y x && dnf clean all',
    'FROM a\nRUN pip install --no-cache-dir x',
    'FROM a\nENV PIP_NO_CACHE_DIR=1\nRUN pip install x',
    'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install x',
  ],
  rejects: [
    [
      'FROM a\nRUN apt-get update && apt-get install -y x',
      '2: apt leaves',
      'FROM a\nRUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*',
    ],
    ['FROM a\nRUN apk add x', 'apk leaves', 'FROM a\nRUN apk add --no-cache x'],
    ['FROM a\nRUN yum install -y x', 'yum clean all'],
    ['FROM a\nRUN pip install -r r.txt', 'pip leaves its cache', 'FROM a\nRUN pip install --no-cache-dir -r r.txt'],
    ['FROM a AS b\nRUN apk add x\nFROM scratch', '[info]'],
  ],
});
