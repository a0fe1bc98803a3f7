import { describe, expect, it } from 'vitest';
import { externalImages } from '../../src/verify/dockerfile-text.ts';

describe('externalImages', () => {
  it('names what comes from outside and leaves stages out', () => {
    const text = [
      '# FROM comment:1',
      'FROM --platform=$BUILDPLATFORM golang:1.26.11-trixie AS build',
      'RUN --mount=type=bind,from=tools:1.2,target=/t \\',
      '    true',
      'FROM build AS Second',
      'COPY --from=build /a /a',
      'COPY --from=alpine:3.24 /b /b',
      'COPY --from=0 /c /c',
      'FROM scratch',
    ].join('\n');
    expect(externalImages(text).map(({ reference, by, line }) => `${line} ${by} ${reference}`)).toEqual([
      '2 FROM golang:1.26.11-trixie',
      '3 RUN --mount tools:1.2',
      '7 COPY --from alpine:3.24',
      '9 FROM scratch',
    ]);
  });
});
