import rule from '../../src/rules/unneeded-tool.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM debian:13.7-slim\nRUN saved="$(apt-mark showmanual)"; apt-get install -y wget; apt-mark auto \'.*\'; apt-get purge -y --auto-remove',
    'FROM a\nRUN apk add git openssh\nENTRYPOINT ["/usr/local/bin/gitea", "web"]',
    'FROM a\nRUN apt-get install -y libpq5',
    'FROM a\nRUN apt-get install -y gcc && make && apt-get purge -y gcc',
    'FROM a\nRUN apk add --no-cache --virtual .d gcc && make && apk del .d',
    'FROM a AS b\nRUN apt-get install -y git\nFROM scratch',
    'FROM a\nRUN apk add curl\nHEALTHCHECK CMD curl -f http://localhost/',
    'FROM a\nRUN apt-get remove -y git',
    'FROM a\nRUN apk add -t .d gcc && make && apk del .d',
    'FROM a\nRUN apk add --virtual=.d gcc && make && apk del .d',
    'FROM a\nRUN apt-get install -y git gcc && apt-get purge -y gcc git',
    'FROM a\nRUN apt-get install -y git gcc && apt-get purge -y gcc && apt-get remove git',
    'FROM a\nRUN apt-get install -y git && apt-mark auto git && apt-get autoremove -y',
    'FROM a\nRUN apk add curl\nCMD curl x',
    ...filled(
      'FROM a\nRUN apk add git openssh openssh-client\nENTRYPOINT ["%"]',
      `gitea
      forgejo
      gogs
      gitlab-runner
      renovate
      argocd-repo-server
      /usr/local/bin/jenkins.sh
      jenkins
      cgit`,
    ),
  ],
  rejects: [
    ['FROM a\nRUN apt-get install -y git vim=2:9 libpq5', ['git is version control', 'vim is an editor']],
    ['FROM a\nRUN apk add curl', '[low]'],
    ['FROM a\nRUN dnf install -y gcc', 'a compiler'],
    ...(
      [
        ['a compiler', 'build-essential gcc g++ clang build-base alpine-sdk'],
        ['a build tool', 'make cmake'],
        ['headers', 'musl-dev python3-dev linux-headers'],
        ['version control', 'git subversion mercurial'],
        ['an SSH client', 'openssh-client openssh'],
        [
          'a network tool',
          'telnet netcat netcat-openbsd netcat-traditional nmap tcpdump socat iputils-ping net-tools dnsutils bind-tools iproute2',
        ],
        ['an editor', 'vim vim-tiny nano emacs'],
        ['a pager', 'less'],
        ['a debugger', 'gdb'],
        ['documentation', 'man man-db'],
        ['a key tool', 'gnupg'],
        ['a package tool', 'software-properties-common apt-utils'],
      ] as const
    ).flatMap(([kind, names]) =>
      names
        .split(' ')
        .map(
          (name) =>
            [
              `FROM a\nRUN apt-get install ${name}`,
              `2: ${name} is ${kind}: whoever breaks in will use it too [medium]`,
            ] as const,
        ),
    ),
    ...(
      [
        ['a downloader', 'curl wget'],
        ['a debugging tool', 'htop strace lsof procps'],
      ] as const
    ).flatMap(([kind, names]) =>
      names
        .split(' ')
        .map(
          (name) =>
            [
              `FROM a\nRUN apt-get install ${name}`,
              `2: ${name} is ${kind}: whoever breaks in will use it too [low]`,
            ] as const,
        ),
    ),
    ['FROM a\nRUN apt-get install -y git gcc && apt-get purge -y gcc', 'git is'],
    ['FROM a\nRUN apt-get install -y gcc\nRUN apt-get purge -y gcc', 'gcc is'],
    ['FROM a\nRUN apt-get install -y gcc && apt-get install -y make && apt-get update gcc', ['gcc', 'make']],
    ['FROM a\nRUN apk add --virtual .d gcc && apk del .e', 'gcc is'],
    ['FROM a\nRUN apk add --virtual .d gcc && apk add .d', 'gcc is'],
    ['FROM a\nRUN apk add --virtual .d gcc && x del .d', 'gcc is'],
    ['FROM a\nRUN apk add gcc && apk del add', 'gcc is'],
    ['FROM a\nRUN apt-get install -t stable gcc && apk del stable', 'gcc is'],
    ['FROM a\nRUN apt-get install gcc && apt-mark auto gcc', 'gcc is'],
    ['FROM a\nRUN apt-get install gcc && apt-mark manual gcc && apt-get autoremove', 'gcc is'],
    ['FROM a\nRUN apt-get install gcc && x auto gcc && apt-get autoremove', 'gcc is'],
    ['FROM a\nRUN apt-get install gcc && apt-mark auto gcc && x autoremove', 'gcc is'],
    ['FROM a\nRUN apt-get install git\nCMD ["xgitea"]', 'git is'],
    ['FROM a\nRUN apt-get install git\nCMD ["giteas"]', 'git is'],
  ],
});
