import { describe, expect, it } from 'vitest';
import { parseImageReference } from '../../src/dockerfile/image-reference.ts';
import { namedPlaces } from '../../src/dockerfile/named-places.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

describe('image references', () => {
  it.each([
    ['node', 'docker.io', 'library/node', 'node', null, null],
    ['node:24', 'docker.io', 'library/node', 'node', '24', null],
    ['bitnami/redis:7', 'docker.io', 'bitnami/redis', 'bitnami/redis', '7', null],
    ['docker.io/node', 'docker.io', 'library/node', 'docker.io/node', null, null],
    ['docker.io/a/b', 'docker.io', 'a/b', 'docker.io/a/b', null, null],
    ['index.docker.io/node', 'docker.io', 'library/node', 'index.docker.io/node', null, null],
    ['ghcr.io/a/b:1', 'ghcr.io', 'a/b', 'ghcr.io/a/b', '1', null],
    ['ghcr.io/a', 'ghcr.io', 'a', 'ghcr.io/a', null, null],
    ['localhost/a', 'localhost', 'a', 'localhost/a', null, null],
    ['localhosts/a', 'docker.io', 'localhosts/a', 'localhosts/a', null, null],
    ['mylocalhost/a', 'docker.io', 'mylocalhost/a', 'mylocalhost/a', null, null],
    ['r:5000/a', 'r:5000', 'a', 'r:5000/a', null, null],
    ['r:5000/a:2', 'r:5000', 'a', 'r:5000/a', '2', null],
    ['a@sha256:1', 'docker.io', 'library/a', 'a', null, 'sha256:1'],
    ['a:3@sha256:1', 'docker.io', 'library/a', 'a', '3', 'sha256:1'],
  ])('%s', (text, registry, repository, name, tag, digest) => {
    expect(parseImageReference(text)).toEqual({ text, registry, repository, name, tag, digest });
  });
  it.each(['', 'a b', 'a\tb', '$A', 'a:${B}', '{{ x }}', ':1', 'a:', 'a@', '@sha256:1'])('%j is none', (text) => {
    expect(parseImageReference(text)).toBe(null);
  });
});

describe('places that name an image', () => {
  const places = (text: string) =>
    namedPlaces(parseDockerfile(text)).map(({ where, text: name, range, left }) => [
      where,
      name,
      text.slice(range.start, range.end),
      left,
    ]);
  const STAGE = 'it is a stage of this file';
  it.each<[string, readonly (readonly (string | null)[])[]]>([
    [
      '# syntax=docker/dockerfile:1\nFROM a:1',
      [
        ['# syntax', 'docker/dockerfile:1', 'docker/dockerfile:1', null],
        ['FROM', 'a:1', 'a:1', null],
      ],
    ],
    [
      'FROM a AS b\nFROM b',
      [
        ['FROM', 'a', 'a', null],
        ['FROM', 'b', 'b', STAGE],
      ],
    ],
    [
      'FROM b\nFROM a AS b',
      [
        ['FROM', 'b', 'b', null],
        ['FROM', 'a', 'a', null],
      ],
    ],
    [
      'FROM a AS B\nFROM b',
      [
        ['FROM', 'a', 'a', null],
        ['FROM', 'b', 'b', STAGE],
      ],
    ],
    ['FROM scratch', [['FROM', 'scratch', 'scratch', 'it is no image of a registry']]],
    [
      'FROM a\nCOPY --from=x:1 --chown=1 a b',
      [
        ['FROM', 'a', 'a', null],
        ['COPY --from', 'x:1', 'x:1', null],
      ],
    ],
    [
      'FROM a AS s\nFROM b\nCOPY --from=S a b',
      [
        ['FROM', 'a', 'a', null],
        ['FROM', 'b', 'b', null],
        ['COPY --from', 'S', 'S', STAGE],
      ],
    ],
    [
      'FROM a\nCOPY --from=0 a b',
      [
        ['FROM', 'a', 'a', null],
        ['COPY --from', '0', '0', STAGE],
      ],
    ],
    [
      'FROM a\nCOPY --from=x0 a b',
      [
        ['FROM', 'a', 'a', null],
        ['COPY --from', 'x0', 'x0', null],
      ],
    ],
    [
      'FROM a\nRUN --mount=type=bind,from=f,target=/f x',
      [
        ['FROM', 'a', 'a', null],
        ['RUN --mount', 'f', 'f', null],
      ],
    ],
    [
      'FROM a\nRUN --mount=from=f,target=/f x',
      [
        ['FROM', 'a', 'a', null],
        ['RUN --mount', 'f', 'f', null],
      ],
    ],
    [
      'FROM a AS s\nRUN --mount=type=bind,from=s,target=/f x',
      [
        ['FROM', 'a', 'a', null],
        ['RUN --mount', 's', 's', STAGE],
      ],
    ],
    ['FROM a\nRUN --mount=type=cache,target=/f x', [['FROM', 'a', 'a', null]]],
    [
      'FROM a\nONBUILD COPY --from=x a b',
      [
        ['FROM', 'a', 'a', null],
        ['COPY --from', 'x', 'x', 'it belongs to builds on top of this image'],
      ],
    ],
    ['FROM a"b"', [['FROM', 'ab', 'a"b"', 'it is spread over lines or quotes']]],
    ['FROM', []],
  ])('%j', (text, expected) => {
    expect(places(text)).toEqual(expected);
  });
});
