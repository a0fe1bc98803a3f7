import numericUser from '../../../src/rules/numeric-user.ts';
import rootUser from '../../../src/rules/root-user.ts';
import { fixTable } from './fix-table.ts';

const named = (image: string, user: string) => `FROM ${image}\nUSER ${user}`;
const made = (run: string, user = 'app') => `FROM debian:13.7-slim\nRUN ${run}\nUSER ${user}`;

/** Accounts that images bring along. */
fixTable(numericUser, {
  says: { safe: false },
  mends: (
    [
      ['node:24', 'node', '1000:1000'],
      ['node:24', 'node:node', '1000:1000'],
      ['nginx:1.30.6', 'nginx', '101:101'],
      ['nginxinc/nginx-unprivileged:1.30', 'nginx', '101:101'],
      ['mcr.microsoft.com/dotnet/aspnet:10.0', 'app', '1654:1654'],
      ['oven/bun:1', 'bun', '1000:1000'],
      ['gcr.io/distroless/static-debian13', 'nonroot', '65532:65532'],
      ['debian:13.7', 'www-data', '33:33'],
      ['ubuntu', 'www-data', '33:33'],
      ['python:3.13-slim', 'www-data', '33:33'],
      ['php:8.4-apache', 'www-data', '33:33'],
      ['php:8.4-fpm-alpine3.24', 'www-data', '82:82'],
    ] as const
  ).map(([base, user, ids]) => [named(base, user), named(base, ids), {}] as const),
  leaves: (
    [
      ['node:24', 'node:staff'],
      ['node:24', 'nginx'],
      ['nodejs:24', 'node'],
      ['acme.example/x/library/node:24', 'node'],
      ['nginxs:1', 'nginx'],
      ['acme.example/x/library/nginx:1', 'nginx'],
      ['acme/nginx-unprivileged-x:1', 'nginx'],
      ['acme.example/x/dotnet/aspnet:1', 'app'],
      ['oven/bunny:1', 'bun'],
      ['acme.example/x/oven/bun:1', 'bun'],
      ['gcr.io/acme/distroless/static', 'nonroot'],
      ['debians:13', 'www-data'],
      ['acme.example/x/library/debian:13', 'www-data'],
      ['python:3.13-alpine', 'www-data'],
      ['phpx:8-alpine', 'www-data'],
      ['acme.example/x/library/php:8-alpine', 'www-data'],
      ['scratch', 'app'],
    ] as const
  ).map(([base, user]) => named(base, user)),
});

/** Accounts that a RUN makes: their number is read, or given where they have none. */
fixTable(numericUser, {
  says: { safe: false },
  mends: (
    [
      ['useradd -u 1001 app', 'useradd -u 1001 app', '1001:1001'],
      ['useradd --uid=7 --gid=8 app', 'useradd --uid=7 --gid=8 app', '7:8'],
      ['useradd -u 5 -g 100 app', 'useradd -u 5 -g 100 app', '5:100'],
      ['useradd -rm app -s /bin/sh', 'useradd --uid 65532 -rm app -s /bin/sh', '65532:65532'],
      ['useradd app -s /bin/sh', 'useradd --uid 65532 app -s /bin/sh', '65532:65532'],
      ['useradd --create-home app', 'useradd --uid 65532 --create-home app', '65532:65532'],
      [
        'adduser --disabled-password --gecos "" app',
        'adduser --uid 65532 --disabled-password --gecos "" app',
        '65532:65532',
      ],
      ['adduser -D app', 'adduser -u 65532 -D app', '65532:65532'],
      ['adduser -D -H app --', 'adduser --uid 65532 -D -H app --', '65532:65532'],
      [
        'addgroup -S team && adduser -S -G team app',
        'addgroup -g 65532 -S team && adduser -u 65532 -S -G team app',
        '65532:65532',
      ],
      [
        'groupadd --gid 9 team && useradd -u 5 --gid team app',
        'groupadd --gid 9 team && useradd -u 5 --gid team app',
        '5:9',
      ],
      [
        'addgroup --gid 9 team && adduser --uid 5 --ingroup team app',
        'addgroup --gid 9 team && adduser --uid 5 --ingroup team app',
        '5:9',
      ],
      [
        'groupadd team && useradd -g team app',
        'groupadd --gid 65532 team && useradd --uid 65532 -g team app',
        '65532:65532',
      ],
      ['useradd -u 5 other && useradd -u 6 app', 'useradd -u 5 other && useradd -u 6 app', '6:6'],
    ] as const
  ).map(([run, fixed, ids]) => [made(run), made(fixed, ids)] as const),
  leaves: [
    ...[
      'useradd -u $ID app',
      'useradd -u 5x app',
      'useradd -u x5 app',
      'useradd -u 5 -g team app',
      'useradd -u 5 -g 1x app',
      'useradd -u 5 -g x1 app',
      'groupadd -g $ID team && useradd -g team app',
      'groupadd web -g team && useradd -g team app',
      'mygroupadd -g 9 team && useradd -g team app',
      'groupaddx -g 9 team && useradd -g team app',
      'echo team && useradd -g team app',
      'adduser -S app',
      'adduser -DS app',
      'myuseradd app',
      'useraddx app',
      'echo app',
      // The name is another option's value.
      'useradd -g app web',
      'useradd web -g app',
      'useradd web -rg app',
      'useradd web -s app',
      'useradd web -d app',
      'useradd web --gid app',
      'useradd web --shell app',
      'useradd web --home app',
      'adduser web --ingroup app',
      'useradd --comment app web',
    ].map((run) => made(run)),
    made('useradd -u 5 app', 'app:team'),
  ],
});

const run = (text: string, end = '') => `FROM alpine:3.24.2\nRUN ${text}${end}`;

/** Without USER, the first account that can be told by a number runs the program. */
fixTable(rootUser, {
  says: { title: 'run as a user of its own', safe: false },
  mends: (
    [
      ['useradd -r -u 5 app', '5:5'],
      ['adduser -S web && adduser -u 7 -D app', '7:7'],
      ['useradd -u 5 $NAME && useradd -u 6 app', '6:6'],
      ['useradd -u 5 Web && useradd -u 6 app', '6:6'],
      ['useradd -u 5 web.1 && useradd -u 6 app', '6:6'],
      ['mkuser web && useradd -u 6 app', '6:6'],
    ] as const
  ).map(([text, ids]) => [run(text), run(text, `\nUSER ${ids}`)] as const),
  leaves: [],
});
