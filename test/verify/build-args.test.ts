import { expect, it } from 'vitest';
import { argsFor, BUILD_ARGS } from '../../src/verify/build-args.ts';

const { SOURCE_DATE_EPOCH, VERSION, REVISION } = BUILD_ARGS;

it.each([
  ['a file without arguments', 'FROM scratch\n', { SOURCE_DATE_EPOCH }],
  ['no default', 'FROM scratch\nARG VERSION\n', { VERSION, SOURCE_DATE_EPOCH }],
  ['an empty default', 'FROM scratch\nARG VERSION="" REVISION=\n', { VERSION, REVISION, SOURCE_DATE_EPOCH }],
  [
    'a default that says nothing',
    'FROM scratch\nARG VERSION=unknown\nARG REVISION="none"\nARG VERSION=""\n',
    { VERSION, REVISION, SOURCE_DATE_EPOCH },
  ],
  ['a default that chooses', 'FROM alpine:3.24.2\nARG VERSION=latest\n', { SOURCE_DATE_EPOCH }],
  ['the version of a base', 'ARG VERSION=3.13\nFROM python:$VERSION\nARG VERSION\n', { SOURCE_DATE_EPOCH }],
  ['the version of a tool', 'FROM alpine:3.24.2\nARG VERSION=1.36.0\nRUN fetch $VERSION\n', { SOURCE_DATE_EPOCH }],
])('%s', (_, text, wanted) => expect(argsFor(text)).toEqual(wanted));
