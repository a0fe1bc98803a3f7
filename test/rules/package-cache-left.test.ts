import rule from '../../src/rules/package-cache-left.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install x',
    'FROM a\nRUN apk add --no-cache x',
    'FROM a\nRUN dnf install -y x && dnf clean all',
    'FROM a\nRUN pip install --no-cache-dir x',
    'FROM a\nENV PIP_NO_CACHE_DIR=1\nRUN pip install x',
    'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install x',
    ...filled(
      'FROM a\nRUN %',
      `apt-get update && apt-get install -y x && rm -rf /var/cache/apt
      apt-get update && find /var/lib/apt/lists -type f -delete
      apt-get install -y x
      apk add x && rm -rf /var/cache/apk/*
      apk add x && rm -rf /etc/apk/cache
      apk del x
      dnf install x && rm -rf /var/cache/dnf
      dnf -q install x && dnf -q -y clean all
      yum upgrade -y && yum clean all
      microdnf install x && microdnf clean all
      zypper in x && zypper clean --all
      pacman -S x && pacman -Scc --noconfirm
      pacman -S x && rm -rf /var/cache/pacman/pkg
      dnf remove x
      --mount=type=tmpfs,target=/var/cache/dnf dnf install x
      --mount=type=cache,target=/etc/apk/cache apk add x
      --mount=type=cache,target=/root pip install x
      --mount=type=cache,target=/pip-cache pip install x
      PIP_NO_CACHE_DIR=1 pip install x
      PIP_NO_CACHE_DIR=on pip install x
      pip install x && pip cache purge
      pip3 install x && pip3.13 cache purge
      pip install x && rm -rf /root/.cache
      pip install x && rm -r ~/.cache/pip
      pip --version`,
    ),
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
    ...filled(
      'FROM a\nRUN %',
      `
      apt-get update && apt-get install -y x && rm -rf /tmp/x
      apt-get update && apt-get install -y x && ls /var/lib/apt/lists
      apt-get update && apt-get install -y x && apt-get clean
      apt-get update && apt-get install -y x && rm -rf x/var/cache
      apt-get update && apt-get install -y x && find /var/lib/apt/lists -type f
      apt-get update && apt-get install -y x && find /tmp -type f -delete
      apt-get update && apt-get install -y x && ls x -delete`,
    ).map(
      (text) =>
        [
          text,
          '2: apt leaves its lists or cache in the layer: rm -rf /var/lib/apt/lists/*',
          `${text} && rm -rf /var/lib/apt/lists/*`,
        ] as const,
    ),
    ...filled(
      'FROM a\nRUN %',
      `
      apt-get update
      sh -c "apt-get update && apt-get install -y x"
      --mount=type=bind,target=/var/lib/apt apt-get update
      --mount=type=cacheless,target=/var/lib/apt apt-get update
      --mount=type=nocache,target=/var/lib/apt apt-get update`,
    ).map((text) => [text, 'apt leaves', text] as const),
    [
      'FROM a\nRUN <<EOF\napt-get update\napt-get install x\nEOF',
      'apt leaves',
      'FROM a\nRUN <<EOF\napt-get update\napt-get install x\nEOF',
    ],
    ['FROM a\nRUN ["apt-get", "update"]', 'apt leaves', 'FROM a\nRUN ["apt-get", "update"]'],
    [
      'FROM a\nRUN ["sh", "-c", "apt-get update; apt-get install x"]',
      'apt leaves',
      'FROM a\nRUN ["sh", "-c", "apt-get update; apt-get install x"]',
    ],
    ['FROM a\nRUN apk update', 'apk leaves its lists or cache in the layer: --no-cache', 'FROM a\nRUN apk update'],
    [
      'FROM a\nRUN apk add x && rm -rf /var/cache',
      'apk leaves',
      'FROM a\nRUN apk add --no-cache x && rm -rf /var/cache',
    ],
    ['FROM a\nRUN apk add x && rm -rf /x/var/cache/apk', 'apk leaves'],
    [
      'FROM a\nRUN dnf install x && dnf install y',
      '2: dnf leaves its lists or cache in the layer: dnf clean all',
      'FROM a\nRUN dnf install x && dnf install y',
    ],
    ['FROM a\nRUN dnf install x\nRUN dnf upgrade', ['2: dnf', '3: dnf']],
    ['FROM a\nRUN dnf install x && echo dnf clean all', 'dnf leaves'],
    ['FROM a\nRUN dnf install clean', 'dnf leaves'],
    ['FROM a\nRUN dnf install x && rm -rf /x/var/cache/dnf', 'dnf leaves'],
    ['FROM a\nRUN yum install x && rm -rf /x/var/cache', 'yum leaves'],
    [
      'FROM a\nRUN microdnf install x && rm -rf /x/var/cache',
      'microdnf leaves its lists or cache in the layer: microdnf clean all',
    ],
    [
      'FROM a\nRUN zypper in x && rm -rf /x/var/cache',
      'zypper leaves its lists or cache in the layer: zypper clean --all',
    ],
    [
      'FROM a\nRUN pacman -S x && rm -rf /x/var/cache/pacman',
      'pacman leaves its lists or cache in the layer: pacman -Scc --noconfirm',
    ],
    ['FROM a\nRUN pacman -Syu', 'pacman leaves'],
    ...filled(
      'FROM a\nRUN %',
      `
      --mount=type=bind,target=/root/.cache/pip pip install x
      --mount=type=cache,target=/root/x pip install x
      --mount=type=cache,target=/x/root pip install x
      --mount=type=cache,target=/go pip install x
      PIP_NO_CACHE_DIR=0 pip install x
      PIP_NO_CACHE_DIR=Off pip install x
      PIP_NO_CACHE_DIR= pip install x
      XPIP_NO_CACHE_DIR=1 pip install x
      OTHER=1 pip install x
      pip install x && echo pip cache purge
      pip install x && rm -rf /tmp
      pip install x && rm .cache
      pip install x && echo rm -rf .cache`,
    ).map((text) => [text, '2: pip leaves', text.replace('pip install', 'pip install --no-cache-dir')] as const),
    ['FROM a\nENV OTHER=1 PIP_NO_CACHE_DIR=false\nRUN pip install x', '3: pip leaves'],
    ['FROM a\nRUN pip install x\nENV PIP_NO_CACHE_DIR=1', '2: pip leaves'],
    ['FROM a\nRUN sh -c "pip install x"', 'pip leaves', 'FROM a\nRUN sh -c "pip install x"'],
  ],
  mends: 'safe',
});
