import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/secret-arg-in-run.ts';
import type { Places } from '../../../src/model/project.ts';
import { firstFix, fixTable } from './fix-table.ts';

/** Whoever builds hands the argument in one file, or in none that is known. */
const places = (passSecret: Places['passSecret']): Places => ({ context: '', newIgnoreFile: '', passSecret });
const HANDED = [{ path: 'compose.yaml', edits: [{ range: { start: 0, end: 1 }, text: 'x' }] }];
const around = { places: places(() => HANDED) };
const MOUNT = '--mount=type=secret,id=npm_token,env=NPM_TOKEN,required=true';

const mends = (before: string, after: string) => [`FROM a\n${before}`, `FROM a\n${after}`] as const;
const TAIL = `RUN ${MOUNT} npm ci`;

fixTable(rule, {
  around,
  says: {
    title: 'mount NPM_TOKEN as the secret npm_token; what was built with it is compromised: rotate it',
    safe: false,
    alone: true,
    files: HANDED,
  },
  mends: [
    mends('ARG NPM_TOKEN\nRUN npm ci', TAIL),
    mends('# why\nARG NPM_TOKEN=\nCOPY a b\nRUN npm ci', `# why\nCOPY a b\n${TAIL}`),
    mends('ARG NPM_TOKEN\nRUN --network=host npm ci', `RUN ${MOUNT} --network=host npm ci`),
    mends(
      'RUN apk add git\nARG NPM_TOKEN\nRUN make\nRUN x ${NPM_TOKEN} && npm ci\nCOPY . .\nRUN x "$NPM_TOKEN"',
      `RUN apk add git\nRUN make\nRUN ${MOUNT} x \${NPM_TOKEN} && npm ci\nCOPY . .\nRUN ${MOUNT} x "$NPM_TOKEN"`,
    ),
    // Only what reads it gets it.
    mends('ARG NPM_TOKEN\nRUN npm ci\nRUN x $NPM_TOKENS', `${TAIL}\nRUN x $NPM_TOKENS`),
    mends('ARG NPM_TOKEN\nRUN npm ci\nFROM b\nRUN npm ci', `${TAIL}\nFROM b\nRUN npm ci`),
    mends('ARG NPM_TOKEN\nRUN npm ci\nFROM b\nARG NPM_TOKEN\nRUN npm ci', `${TAIL}\nFROM b\n${TAIL}`),
    // Other pairs of the instruction stay.
    mends('ARG A NPM_TOKEN\nRUN npm ci', `ARG A\n${TAIL}`),
    mends('ARG NPM_TOKEN B=1\nRUN npm ci', `ARG B=1\n${TAIL}`),
    mends('ARG A NPM_TOKEN B\nRUN npm ci', `ARG A B\n${TAIL}`),
    mends('ARG A \\\n    NPM_TOKEN \\\n    B\nRUN npm ci', `ARG A \\\n    B\n${TAIL}`),
    mends('ARG A \\\n    NPM_TOKEN\nRUN npm ci', `ARG A\n${TAIL}`),
    mends('ARG NPM_TOKEN \\\n    B\nRUN npm ci', `ARG B\n${TAIL}`),
    // A variable of the same name goes with it.
    mends('ARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN\nRUN npm ci', TAIL),
    mends('ARG NPM_TOKEN\nENV A=b NPM_TOKEN=$NPM_TOKEN\nRUN npm ci', `ENV A=b\n${TAIL}`),
    mends('ARG NPM_TOKEN\nLABEL NPM_TOKEN=x\nRUN npm ci', `LABEL NPM_TOKEN=x\n${TAIL}`),
    // A start reads its own environment when the container starts.
    mends('ARG NPM_TOKEN\nRUN npm ci\nCMD x $NPM_TOKEN', `${TAIL}\nCMD x $NPM_TOKEN`),
    mends('ARG NPM_TOKEN\nRUN npm ci\nENTRYPOINT x $NPM_TOKEN', `${TAIL}\nENTRYPOINT x $NPM_TOKEN`),
    // What is written down and taken away again in one step leaves nothing behind.
    mends(
      'ARG NPM_TOKEN\nRUN echo $NPM_TOKEN > .npmrc && npm ci && rm -f .npmrc',
      `RUN ${MOUNT} echo $NPM_TOKEN > .npmrc && npm ci && rm -f .npmrc`,
    ),
    mends('ARG NPM_TOKEN\nRUN npm ci > /dev/null', `RUN ${MOUNT} npm ci > /dev/null`),
    mends('ARG NPM_TOKEN\nRUN npm ci < in', `RUN ${MOUNT} npm ci < in`),
    ['ARG NPM_TOKEN\nFROM a\nARG NPM_TOKEN\nRUN npm ci', `FROM a\n${TAIL}`],
    [
      '# syntax=docker/dockerfile:1\nFROM a\nARG NPM_TOKEN\nRUN npm ci',
      `# syntax=docker/dockerfile:1\nFROM a\n${TAIL}`,
    ],
    [
      '# syntax=docker/dockerfile:1.10\nFROM a\nARG NPM_TOKEN\nRUN npm ci',
      `# syntax=docker/dockerfile:1.10\nFROM a\n${TAIL}`,
    ],
  ],
  leaves: [
    ['FROM a\nARG NPM_TOKEN\nRUN npm ci', {}],
    ['FROM a\nARG NPM_TOKEN\nRUN npm ci', { places: places(() => null) }],
    // Frontends that cannot mount a secret as a variable.
    ...['1.4', '1.9.0', '1.7-labs'].map(
      (version) => `# syntax=docker/dockerfile:${version}\nFROM a\nARG NPM_TOKEN\nRUN npm ci`,
    ),
    ...[
      'ARG NPM_TOKEN\nRUN echo $NPM_TOKEN > .npmrc && npm ci',
      'ARG NPM_TOKEN\nRUN echo $NPM_TOKEN >> .npmrc && npm ci',
      'ARG NPM_TOKEN\nRUN echo $NPM_TOKEN > .npmrc && npm ci && rm other',
      'ARG NPM_TOKEN\nRUN echo $NPM_TOKEN > .npmrc && npm ci && echo .npmrc',
      'ARG NPM_TOKEN\nRUN npm ci && echo $NPM_TOKEN > a && echo $NPM_TOKEN > b && rm a',
      'ARG NPM_TOKEN\nRUN npm ci\nRUN echo $NPM_TOKEN > .npmrc',
      'ARG NPM_TOKEN\nRUN <<EOF\nnpm ci\nEOF',
      // Something would be left without its value.
      'ARG NPM_TOKEN\nRUN npm ci\nCOPY $NPM_TOKEN x',
      'ARG NPM_TOKEN\nRUN npm ci\nLABEL token=${NPM_TOKEN}',
      'ARG NPM_TOKEN\nENV TOKEN=$NPM_TOKEN\nRUN npm ci',
      'ARG NPM_TOKEN\nENV A=b TOKEN=$NPM_TOKEN\nRUN npm ci',
      'ARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN TOKEN=$NPM_TOKEN\nRUN npm ci',
      'ARG NPM_TOKEN\nARG NEXT=$NPM_TOKEN\nRUN npm ci',
      'ARG NPM_TOKEN\nRUN npm ci\nFROM b\nLABEL token=${NPM_TOKEN}',
    ].map((text) => `FROM a\n${text}`),
  ],
});

describe('whoever builds', () => {
  it('is asked for the argument, and hands a secret of its name in small letters', () => {
    const asked: string[][] = [];
    const passSecret: Places['passSecret'] = (name, id) => {
      asked.push([name, id]);
      return [];
    };
    expect(firstFix(rule, 'FROM a\nARG GH_TOKEN\nRUN x $GH_TOKEN', { places: places(passSecret) })).not.toBeNull();
    expect(asked).toEqual([['GH_TOKEN', 'gh_token']]);
  });
});
