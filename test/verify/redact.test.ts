import { expect, it } from 'vitest';
import { redactor } from '../../src/verify/redact.ts';

const value = 'p@ss word/42+x';
const hide = redactor([{ name: 'secret npm', value }]);

it.each([
  ['plain', value],
  ['base64', Buffer.from(value).toString('base64').replace(/=+$/, '')],
  ['hex', Buffer.from(value).toString('hex')],
  ['percent-encoded', encodeURIComponent(value)],
])('a %s value is taken out', (_, written) =>
  expect(hide(`ERROR: https://x:${written}@host refused`)).toBe('ERROR: https://x:********@host refused'),
);

it('leaves other text alone', () => expect(hide('exit code 1')).toBe('exit code 1'));
