import { describe, expect, it } from 'vitest';
import { parseImageReference } from '../../src/dockerfile/image-reference.ts';
import { canonical, mirrored } from '../../src/dockerfile/mirrored.ts';
import type { ImageReference } from '../../src/model/dockerfile.ts';

const MIRRORS = {
  'docker.io': 'mirror.example/hub/',
  'docker.io/library/': 'mirror.example/official',
  'gcr.io/distroless': 'mirror.example/distroless',
  'ghcr.io/one/app': 'mirror.example/one-app',
};

describe('an image by way of the mirror', () => {
  it.each([
    ['node:24', 'mirror.example/official/node:24'],
    ['docker.io/library/node', 'mirror.example/official/node'],
    ['acme/app@sha256:abc', 'mirror.example/hub/acme/app@sha256:abc'],
    ['gcr.io/distroless/static:nonroot', 'mirror.example/distroless/static:nonroot'],
    ['ghcr.io/one/app:1', 'mirror.example/one-app:1'],
    ['ghcr.io/one/app2:1', 'ghcr.io/one/app2:1'],
    ['gcr.io/distroless2/static', 'gcr.io/distroless2/static'],
    ['quay.io/a/b', 'quay.io/a/b'],
    ['scratch', 'scratch'],
    ['$BASE', '$BASE'],
  ])('%s: %s', (from, by) => {
    expect(mirrored(from, MIRRORS)).toBe(by);
  });
  it('is the image itself without mirrors', () => {
    expect(mirrored('node:24', {})).toBe('node:24');
  });
});

describe('an image without the mirror', () => {
  it.each([
    ['mirror.example/official/node:24', 'node:24'],
    ['mirror.example/hub/acme/app@sha256:abc', 'acme/app@sha256:abc'],
    ['mirror.example/distroless/static', 'gcr.io/distroless/static'],
    ['mirror.example/one-app:1', 'ghcr.io/one/app:1'],
    ['mirror.example/hub/x.docker.io/b', 'x.docker.io/b'],
    ['mirror.example/other/b:1', 'mirror.example/other/b:1'],
    ['node:24', 'node:24'],
  ])('%s: %s', (image, text) => {
    expect(canonical(parseImageReference(image) as ImageReference, MIRRORS)).toEqual(parseImageReference(text));
  });
});
