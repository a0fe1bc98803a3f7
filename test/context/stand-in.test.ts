import { expect, it } from 'vitest';
import { lintText } from '../../src/context/lint-text.ts';

const link = (secret: string): string =>
  `<input placeholder="https://hooks.slack.com/services/T00000000/B00000000/${secret}">`;

it('takes the link that a form shows as an example for no secret', async () => {
  expect(await lintText('form.html', link('X'.repeat(24)))).toEqual([]);
});

it('still sees one that could be real', async () => {
  expect(await lintText('form.html', link('aB3'.repeat(8)))).toEqual([{ line: 1, kind: 'Slack token' }]);
});
