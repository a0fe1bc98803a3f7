import rule from '../../src/rules/pipefail.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN set -o pipefail && curl x | tar x',
    'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl x | tar x',
    'FROM a\nRUN echo x | tee y',
    'FROM a\nRUN a || b',
    'FROM a\nRUN x=$(curl y | jq z)',
    ...filled(
      'FROM a\nRUN % | x',
      `echo a
      printf a
      yes
      cat a
      true
      find a
      ls
      dpkg -l
      sort a`,
    ),
    'FROM a\nRUN a && b; c & d',
    'FROM a\nRUN ["sh", "-c", "curl x | tar x"]',
    'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN x\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN curl x | tar x',
  ],
  rejects: [
    ['FROM a\nRUN curl x | tar x', '2: when curl fails', 'FROM a\nRUN curl x | tar x'],
    [
      'FROM alpine:3.24\nRUN curl x | tar x',
      '2: when curl fails',
      'FROM alpine:3.24\nRUN set -o pipefail && curl x | tar x',
    ],
    [
      'FROM node:24-alpine AS a\nFROM a\nRUN set -eux; curl x | tar x',
      'curl',
      'FROM node:24-alpine AS a\nFROM a\nRUN set -o pipefail && set -eux; curl x | tar x',
    ],
    [
      'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN curl x | tar x',
      'curl',
      'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN set -o pipefail && curl x | tar x',
    ],
    ['FROM debian:13\nRUN curl x | tar x', 'curl', 'FROM debian:13\nRUN curl x | tar x'],
    ['FROM alpine:3.24\nRUN <<E\ncurl x | tar x\nE', 'curl', 'FROM alpine:3.24\nRUN <<E\ncurl x | tar x\nE'],
    ['FROM a\nRUN set -eux; wget -O- x | sha256sum -c', 'wget'],
    ['FROM a\nRUN curl x |& tar x', '2: when curl fails the build goes on: only the end of the pipe counts'],
    ['FROM a\nRUN $GET x | tar x', '2: when the first command fails'],
    ['FROM a\nRUN echo pipefail && curl x | tar x', '2: when curl fails'],
    ['FROM a\nRUN set -e && curl x | tar x', '2: when curl fails'],
    [
      'FROM a\nRUN curl x | tar x\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl x | tar x',
      '2: when curl fails',
    ],
    ['FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM b\nRUN curl x | tar x', '4: when curl fails'],
    ...filled(
      '%',
      `alpine:3.24
      fedora:43
      rockylinux:9
      almalinux:10
      centos:7
      amazonlinux:2023
      oraclelinux:9
      rockylinux/rockylinux:10
      registry.access.redhat.com/ubi9:9.6
      registry.access.redhat.com/ubi10:10.1
      registry.access.redhat.com/ubi9-minimal:9.6
      registry.access.redhat.com/ubi9/ubi:9.6
      python:3.14-alpine3.24`,
    ).map(
      (image) =>
        [
          `FROM ${image}\nRUN curl x | tar x`,
          '2: when curl fails',
          `FROM ${image}\nRUN set -o pipefail && curl x | tar x`,
        ] as const,
    ),
    ...filled(
      '%\nRUN curl x | tar x',
      `FROM acme/alpine:3.24
      FROM acme/python:3-alpine
      FROM x.example/my/library/alpine:3
      FROM alpines:3
      FROM rockylinux/rockylinux2:9
      FROM x.example/x/rockylinux/rockylinux:9
      FROM x.example/ubi:9
      FROM x.example/ubi9x:9
      FROM x.example/my/ubi9:9
      FROM python
      FROM python:3.14
      FROM scratch
      FROM $BASE`,
    ).map((text) => [text, '2: when curl fails', text] as const),
    [
      'FROM alpine:3.24\nSHELL ["/bin/dash", "-c"]\nRUN curl x | tar x',
      '3: when curl fails',
      'FROM alpine:3.24\nSHELL ["/bin/dash", "-c"]\nRUN curl x | tar x',
    ],
    [
      'FROM debian:13\nSHELL ["bash", "-c"]\nRUN curl x | tar x',
      '3: when curl fails',
      'FROM debian:13\nSHELL ["bash", "-c"]\nRUN set -o pipefail && curl x | tar x',
    ],
  ],
});
