import rule from '../../src/rules/pipefail.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN set -o pipefail && curl x | tar x',
    'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl x | tar x',
    'FROM a\nRUN echo x | tee y',
    'FROM a\nRUN a || b',
    'FROM a\nRUN x=$(curl y | jq z)',
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
  ],
});
