import { expect, it } from 'vitest';
import { dockerfileInput, loneFile } from '../../../src/rules/_shared/dockerfile-input.ts';
import { contextPath, copiedSources, flagOf, sourcesOf, takesIn } from '../../../src/rules/_shared/copies.ts';

const read = (text: string) => dockerfileInput(text, loneFile('2026-11-23')).stages;

it('reads what stages take from the context, here-documents and other stages left out', () => {
  const text =
    'FROM a\nCOPY x ./y /z/\nADD w /\nCOPY --from=b v /\nCOPY <<EOF u /t/\nhi\nEOF\nRUN cp s r\nFROM c\nCOPY q<<p /';
  expect(copiedSources(read(text))).toEqual(['x', './y', 'w', 'u', 'q<<p']);
});

it('takes the last of two flags', () => {
  const [copy] = read('FROM a\nCOPY --chown=1 --chown=2 x /')[0]?.body ?? [];
  expect(copy && flagOf(copy, 'chown')?.value).toBe('2');
  expect(copy && flagOf(copy, 'from')).toBeUndefined();
  expect(copy && sourcesOf(copy).map(({ value }) => value)).toEqual(['x']);
});

it.each([
  ['x/y', 'x/y'],
  ['./x/', 'x'],
  ['/x//', 'x'],
  ['.//./x', 'x'],
  ['a./x', 'a./x'],
  ['a//b', 'a//b'],
  ['.x', '.x'],
  ['./', ''],
])('%s is the path %j of the context', (source, path) => {
  expect(contextPath(source)).toBe(path);
});

it.each([
  ['.', 'x', true],
  ['./', 'x', true],
  ['*', 'x', true],
  ['/', 'x', true],
  ['x', 'x', true],
  ['./x/', 'x', true],
  ['x', 'x/y', true],
  ['x', 'xy', false],
  ['x/y', 'x', false],
])('%s takes in %s: %j', (source, path, expected) => {
  expect(takesIn(source, path)).toBe(expected);
});
