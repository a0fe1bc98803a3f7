import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMIT, DIGEST, OLD, pin } from './pinning.ts';

describe('a Dockerfile', () => {
  it.each([
    ['FROM node:24 AS build', `FROM node:24@${DIGEST} AS build`],
    [
      'from  --platform=$BUILDPLATFORM ghcr.io/team/app:1 as x',
      `from  --platform=$BUILDPLATFORM ghcr.io/team/app:1@${DIGEST} as x`,
    ],
    ['FROM golang \\\n  # why\n  AS build', `FROM golang:latest@${DIGEST} \\\n  # why\n  AS build`],
    ['FROM "node:24"', `FROM "node:24@${DIGEST}"`],
    ['FROM registry.example:5000/a/b', `FROM registry.example:5000/a/b:latest@${DIGEST}`],
    [
      'FROM scratch\nCOPY --chown=0:0 --from=busybox:1.37 /a /b',
      `FROM scratch\nCOPY --chown=0:0 --from=busybox:1.37@${DIGEST} /a /b`,
    ],
    [
      'FROM scratch\nRUN --mount=type=bind,from=alpine:3.24,source=/from=x,target=/alpine:3.24 \\\n    --mount=from=debian:13,target=/y true',
      `FROM scratch\nRUN --mount=type=bind,from=alpine:3.24@${DIGEST},source=/from=x,target=/alpine:3.24 \\\n    --mount=from=debian:13@${DIGEST},target=/y true`,
    ],
    [
      '# syntax=docker/dockerfile:1.14\n# check=error=true\nFROM scratch',
      `# syntax=docker/dockerfile:1.14@${DIGEST}\n# check=error=true\nFROM scratch`,
    ],
    [
      'FROM node:24\n\n\nFROM node:24 # not a comment',
      `FROM node:24@${DIGEST}\n\n\nFROM node:24@${DIGEST} # not a comment`,
    ],
  ])('%j', async (before, after) => {
    expect((await pin('Dockerfile', before)).text).toBe(after);
  });

  it.each([
    ['FROM node:24 AS Build\nFROM build', 'it is a stage of this file'],
    ['FROM scratch AS a\nCOPY --from=A /x /y', 'it is a stage of this file'],
    ['FROM scratch\nCOPY --from=0 /x /y', 'it is a stage of this file'],
    ['FROM scratch AS a\nRUN --mount=from=a,target=/y true', 'it is a stage of this file'],
    ['FROM scratch', 'it is no image of a registry'],
    ['ARG BASE=node:24\nFROM $BASE', 'it has a variable'],
    ['FROM node:${VERSION:-24}', 'it has a variable'],
    ['FROM {{base}}:24', 'it has a placeholder'],
    ['FROM <%=base%>', 'it has a placeholder'],
    ['FROM @IMAGE@', 'it is no image name'],
    ['FROM __IMAGE__', 'it is no image name'],
    ['FROM 169.254.169.254/../../latest:x', 'it is no image name'],
    ['FROM registry.example:99999/a/b:1', 'its registry is no host name'],
    ['FROM 999.1.1.1/a/b:1', 'its registry is no host name'],
    ['FROM 2130706433:5000/a/b:1', 'its registry is no host name'],
    ['FROM a..b/c:1', 'its registry is no host name'],
    ['FROM evil.example@host/a:1', 'it has a digest'],
    ['FROM a/b:c?x=y', 'its tag is no tag'],
    [`FROM node:24@${OLD}`, 'it has a digest'],
    ['FROM scratch\nONBUILD COPY --from=tool:1 /x /y', 'it belongs to builds on top of this image'],
  ])('leaves %j alone, and says why', async (text, left) => {
    const pinned = await pin('Dockerfile', text);
    expect(pinned.places.at(-1)).toMatchObject({ left });
    expect(pinned.text.split('\n').at(-1)).toBe(text.split('\n').at(-1));
  });

  it('refreshes a digest when told to, and only by its tag', async () => {
    const text = `FROM node:24@${OLD}\nFROM node@${OLD}\nFROM alpine:3@${DIGEST}\n`;
    const { text: after, places, names } = await pin('Dockerfile', text, true);
    expect(after).toBe(text.replace(OLD, DIGEST));
    expect(places.map(({ left }) => left)).toEqual([null, 'it has no tag that could be asked for', 'it is up to date']);
    expect(names).toEqual(['docker.io/library/node:24', 'docker.io/library/alpine:3']);
  });

  it('is the same after a second run', async () => {
    const once = await pin('Dockerfile', 'FROM node:24\nCOPY --from=busybox /a /b\n');
    const twice = await pin('Dockerfile', once.text);
    expect(twice.text).toBe(once.text);
    expect(twice.names).toEqual([]);
  });

  it('that nobody writes by hand is not read', async () => {
    expect(await pin('Dockerfile', `FROM a\n${'#'.repeat(1_100_000)}`)).toMatchObject({
      places: [],
      unread: expect.any(String),
    });
  });
});

describe('YAML', () => {
  it.each([
    [
      'services:\n  db:\n    image: postgres:18 # the books\n',
      `services:\n  db:\n    image: postgres:18@${DIGEST} # the books\n`,
    ],
    [
      "services: {db: {image: 'postgres:18', read_only: true}}\n",
      `services: {db: {image: 'postgres:18@${DIGEST}', read_only: true}}\n`,
    ],
    [
      'x-db: &db\n  image: postgres:18\nservices:\n  a:\n    <<: *db\n  b: *db\n',
      `x-db: &db\n  image: postgres:18@${DIGEST}\nservices:\n  a:\n    <<: *db\n  b: *db\n`,
    ],
    [
      'jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v6\n',
      `jobs:\n  a:\n    steps:\n      - uses: actions/checkout@${COMMIT} # v6\n`,
    ],
    [
      'jobs:\n  a:\n    steps:\n      - uses: "a/b/c@v1"  # why\n',
      `jobs:\n  a:\n    steps:\n      - uses: "a/b/c@${COMMIT}" # v1  # why\n`,
    ],
    [
      'jobs:\n  a:\n    uses: a/b/.github/workflows/c.yml@main\n',
      `jobs:\n  a:\n    uses: a/b/.github/workflows/c.yml@${COMMIT} # main\n`,
    ],
    [
      'jobs:\n  a:\n    steps:\n      - uses: a/b@v1 # v1\n',
      `jobs:\n  a:\n    steps:\n      - uses: a/b@${COMMIT} # v1\n`,
    ],
    [
      'jobs:\n  a:\n    container: node:24\n    services:\n      db: {image: redis:8}\n',
      `jobs:\n  a:\n    container: node:24@${DIGEST}\n    services:\n      db: {image: redis:8@${DIGEST}}\n`,
    ],
    [
      'runs:\n  using: docker\n  image: docker://alpine:3.24\n',
      `runs:\n  using: docker\n  image: docker://alpine:3.24@${DIGEST}\n`,
    ],
    [
      'runs:\n  using: composite\n  steps:\n    - uses: a/b@v2\n',
      `runs:\n  using: composite\n  steps:\n    - uses: a/b@${COMMIT} # v2\n`,
    ],
  ])('%j', async (before, after) => {
    expect((await pin('compose.yaml', before)).text).toBe(after);
  });

  it.each([
    ['services: {a: {image: mine:1, build: .}}', 'it is built here'],
    ['services: {a: {image: "x:${TAG:-1}"}}', 'it has a variable'],
    ['services: {a: {image: "x\\u003a1"}}', 'it is spread over lines or escapes'],
    [
      'jobs: {a: {steps: [{uses: a/b@v1, with: {c: d}}]}}',
      'no comment can stand behind it, which would name its version',
    ],
    ['jobs: {a: {uses: ./.github/workflows/b.yml}}', 'it is part of this repository'],
    ['jobs:\n  a:\n    uses: a/b@${{ inputs.ref }}', 'it has a variable'],
    ['jobs:\n  a:\n    uses: a/b', 'it is no action name'],
    ['jobs:\n  a:\n    uses: --upload-pack=x/y@v1', 'it names no repository'],
    ['jobs:\n  a:\n    uses: a/b@--all', 'its version is no tag or branch'],
    [`jobs:\n  a:\n    uses: a/b@${COMMIT} # v1`, 'it has a commit'],
    [
      'jobs:\n  a:\n    uses: slsa-framework/slsa-github-generator/.github/workflows/x.yml@v2.1.0',
      'it proves itself by its tag and refuses to run by commit',
    ],
  ])('leaves %j alone, and says why', async (text, left) => {
    const pinned = await pin('.github/workflows/a.yml', text);
    expect(pinned.places).toMatchObject([{ left }]);
    expect(pinned.text).toBe(text);
  });

  it('refreshes a commit by the version that its comment names', async () => {
    const old = 'd'.repeat(40);
    const text = `jobs:\n  a:\n    steps:\n      - uses: a/b@${old} # v1\n      - uses: a/c@${old} # zizmor: ignore\n      - uses: a/d@${old}\n`;
    const { text: after, names } = await pin('.github/workflows/a.yml', text, true);
    expect(after).toBe(text.replace(old, COMMIT));
    expect(names).toEqual(['a/b@v1']);
  });

  it('that is broken is named and left', async () => {
    const text = 'services:\n  a: {image: x:1\n';
    const pinned = await pin('compose.yml', text);
    expect(pinned.text).toBe(text);
    expect(pinned.unread).toMatch(/^line \d/);
  });
});

describe('any text', () => {
  const lines = fc.constantFrom(
    'FROM a:1 AS b',
    'FROM b',
    '# syntax=x/y:1',
    'COPY --from=c:2 /x /y',
    'RUN --mount=from=d,target=/x \\',
    '  true',
    '# c',
    '',
    'services:',
    '  a: {image: x:1}',
    '    image: "y:2"',
    'jobs:',
    '  - uses: a/b@v1',
    '\t',
    'RUN <<EOF',
    'EOF',
    '\u{1F433}',
  );
  const texts = fc.oneof(
    fc.array(lines).map((all) => all.join('\n')),
    fc.string({ unit: 'binary' }),
  );

  it('changes by digests and commits alone', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('Dockerfile', 'compose.yml'), async (text, file) => {
        const { text: after } = await pin(file, text);
        const bare = after
          .replaceAll(`@${COMMIT} # v1`, '@v1')
          .replaceAll(`:latest@${DIGEST}`, '')
          .replaceAll(`@${DIGEST}`, '');
        expect(bare).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
