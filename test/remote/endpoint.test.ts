import { assert, property, string, stringMatching, oneof } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImageReference } from '../../src/dockerfile/image-reference.ts';
import { endpointsOf, parseMirrors, whyUnaskable } from '../../src/remote/endpoint.ts';

const NO_MIRRORS = new Map<string, string>();

function askedAt(text: string, mirrors: readonly string[] = []): readonly string[] | string {
  const image = parseImageReference(text);
  if (image === null) return 'no image';
  return whyUnaskable(image) ?? endpointsOf(image, parseMirrors(mirrors)).map((at) => at.base.href + at.repository);
}

describe('where an image is asked for', () => {
  it.each([
    ['node', [], ['https://registry-1.docker.io/v2/library/node']],
    ['oven/bun:1', [], ['https://registry-1.docker.io/v2/oven/bun']],
    ['docker.io/node', [], ['https://registry-1.docker.io/v2/library/node']],
    ['gcr.io/distroless/static-debian13', [], ['https://gcr.io/v2/distroless/static-debian13']],
    ['Registry.Example:443/a/b', [], ['https://registry.example/v2/a/b']],
    ['localhost:5000/a', [], ['http://localhost:5000/v2/a']],
    ['127.0.0.1:5000/a', [], ['http://127.0.0.1:5000/v2/a']],
    ['localhost.example/a', [], ['https://localhost.example/v2/a']],
    ['127.0.0.1.example/a', [], ['https://127.0.0.1.example/v2/a']],
    [
      'node',
      ['docker.io=m.example/hub'],
      ['https://m.example/v2/hub/library/node', 'https://registry-1.docker.io/v2/library/node'],
    ],
    ['gcr.io/a/b', ['docker.io=m.example'], ['https://gcr.io/v2/a/b']],
  ])('%s with %j', (text, mirrors, asked) => {
    expect(askedAt(text, mirrors)).toEqual(asked);
  });

  it.each([
    'a.example/../b',
    'a.example/B',
    'a.example/b/',
    'a.example/b?c',
    'a.example/b%2e',
    'a_b.example/c',
    'a.example:0x50/b',
  ])('nowhere for %s', (text) => {
    expect(askedAt(text)).toMatch(/^(?:its|it) /);
  });

  it('is below the registry’s own address, whatever the text', () => {
    const names = oneof(
      string(),
      stringMatching(/^[\w.:@/-]{1,40}$/),
      stringMatching(/^[0-9.]{1,15}:\d{1,6}\/[a-z]{1,3}$/),
    );
    assert(
      property(names, (text) => {
        const image = parseImageReference(text);
        if (image === null || whyUnaskable(image) !== null) return;
        for (const { base, repository } of endpointsOf(image, NO_MIRRORS)) {
          const { href } = new URL(`${repository}/manifests/x`, base);
          expect(href).toBe(`${base.href}${repository}/manifests/x`);
        }
      }),
      { numRuns: 500 },
    );
  });
});
