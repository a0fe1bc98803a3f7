import { expect, it } from 'vitest';
import { startsFrom } from './stand-ins/make.ts';

it('a stand-in waits for every image that it starts from', () => {
  const text = 'FROM a AS x\nCOPY --from=c / /\nFROM --platform=$BUILDPLATFORM lab/debian:b AS y\nFROM --one --two d\n';
  expect(startsFrom(text)).toEqual(['a', 'lab/debian:b', 'd']);
});
