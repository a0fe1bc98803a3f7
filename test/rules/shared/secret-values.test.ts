import { describe, expect, it } from 'vitest';
import { findSecretValues } from '../../../src/rules/_shared/secret-values.ts';

/** Made up at run time, so that no scanner takes this file for a leak. */
const a = (length: number) => 'aB3'.repeat(length).slice(0, length);
const hex = (length: number) => 'a0'.repeat(length).slice(0, length);
const [key, sg] = ['-----BEGIN', 'SG'];

/** What a provider gives out, and the same with one character too few. */
const SHAPES: readonly (readonly [kind: string, whole: string, short: string])[] = [
  ['AWS access key', `AKIA${'A2'.repeat(8)}`, `AKIA${'A2'.repeat(7)}`],
  ['AWS access key', `ASIA${'A2'.repeat(8)}`, `ASIA${'a2'.repeat(8)}`],
  ['GitHub token', `ghp_${a(36)}`, `ghp_${a(35)}`],
  ['GitHub token', `gho_${a(50)}`, `ghx_${a(50)}`],
  ['GitHub token', `github_pat_${a(60)}`, `github_pat_${a(59)}`],
  ['GitLab token', `glpat-${a(20)}`, `glpat-${a(19)}`],
  ['GitLab token', `gldt-${a(10)}-${a(9)}`, `glx-${a(30)}`],
  ['npm token', `npm_${a(36)}`, `npm_${a(35)}`],
  ['npm token', `npm_${a(36)}`, `npm_${a(37)}`],
  ['PyPI token', `pypi-${a(25)}-${a(24)}`, `pypi-${a(49)}`],
  ['Slack token', `xoxb-${a(10)}`, `xoxb-${a(9)}`],
  ['Slack token', `xoxp-1-${a(8)}`, `xoxz-${a(30)}`],
  ['Slack webhook', 'hooks.slack.com/services/T01/B02/abc', 'hooks.slack.com/services/T/B02/abc'],
  ['Slack webhook', 'hooks.slack.com/services/T01/B02/abc', 'hooks.slack.com/services/T01/B/abc'],
  ['Slack webhook', 'hooks.slack.com/services/T01/B02/abc', 'hooks.slack.com/services/T01/B02/-'],
  ['Stripe key', `sk_live_${a(20)}`, `sk_live_${a(19)}`],
  ['Stripe key', `rk_live_${a(20)}`, `pk_live_${a(20)}`],
  ['Google API key', `AIza${a(30)}_-${a(3)}`, `AIza${a(34)}`],
  ['SendGrid key', `${sg}.${a(10)}-${a(9)}.${a(10)}_${a(9)}`, `${sg}.${a(19)}.${a(20)}`],
  ['SendGrid key', `${sg}.${a(20)}.${a(20)}`, `${sg}.${a(20)}.${a(19)}`],
  ['AI provider key', `sk-${a(32)}`, `sk-${a(31)}`],
  ['AI provider key', `sk-ant-${a(20)}-${a(11)}`, `sk_ant_${a(40)}`],
  ['AI provider key', `sk-proj-${a(32)}`, `skproj-${a(32)}`],
  ['DigitalOcean token', `dop_v1_${hex(64)}`, `dop_v1_${hex(63)}`],
  ['DigitalOcean token', `dor_v1_${hex(64)}`, `dox_v1_${hex(64)}`],
  ['private key', `${key} PRIVATE KEY-----`, `${key} PUBLIC KEY-----`],
  ['private key', `${key} RSA PRIVATE KEY-----`, `${key} CERTIFICATE-----`],
  ['private key', `${key} EC SM PRIVATE KEY-----`, `${key} 9 PRIVATE KEY-----`],
  ['JSON web token', `eyJ${a(9)}-.eyJ${a(9)}-.${a(9)}-`, `eyJ${a(9)}.eyJ${a(10)}.${a(10)}`],
  ['JSON web token', `eyJ${a(10)}.eyJ${a(10)}.${a(10)}`, `eyJ${a(10)}.eyJ${a(9)}.${a(10)}`],
  ['JSON web token', `eyJ${a(1000)}.eyJ${a(10)}.${a(10)}`, `eyJ${a(10)}.eyJ${a(10)}.${a(9)}`],
  ['registry auth token', `_authToken=${a(16)}`, `_authToken=${a(15)}`],
  ['registry auth token', `_auth  =  "${a(14)}=_-`, '_auth=$NPM_TOKEN_AND_SOMETHING'],
  ['registry auth token', `_password='${a(16)}`, `_passwords=${a(16)}`],
  ['password in a URL', 'https://bot:pw1@x.example/a', 'https://bot:pw@x.example/a'],
  ['password in a URL', 'postgres+ssl://:pw1@db', 'https://bot:$PW1@db'],
  ['password in a URL', 'GIT://bot:pw1@x', 'https://x.example:8080/a@b'],
];

describe('secrets by their shape', () => {
  it.each(SHAPES)('%s: %s, and not %s', (kind, whole, short) => {
    const text = `RUN echo "${whole}" && x`;
    expect(findSecretValues(text)).toEqual([{ kind, start: 10, end: 10 + whole.length }]);
    expect(findSecretValues(`RUN echo "${short}" && x`)).toEqual([]);
  });
  it.each(['ghp_', 'glpat-', 'npm_', 'pypi-', 'xoxb-', 'sk_live_', 'AIza', 'AKIA', 'sk-', 'dop_v1_'])(
    '%s inside a word is none',
    (prefix) => {
      expect(findSecretValues(`x${prefix}${'A2'.repeat(40)}`)).toEqual([]);
    },
  );
  it.each([`npm_${'x'.repeat(36)}`, `hooks.slack.com/services/T00/B00/${'X'.repeat(24)}`, `ghp_${'*'.repeat(36)}`])(
    'takes a stand-in for none: %s',
    (text) => {
      expect(findSecretValues(text)).toEqual([]);
    },
  );
  it('finds each of several', () => {
    const found = findSecretValues(`npm_${a(36)} ghp_${a(36)} ghp_${a(36)}`);
    expect(found.map(({ kind }) => kind)).toEqual(['GitHub token', 'GitHub token', 'npm token']);
  });
});
