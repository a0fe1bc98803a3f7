import { expect, it } from 'vitest';
import { NO_POLICY, type Granted } from '../../../src/model/policy.ts';
import { plainSettings } from '../../../src/rules/_shared/define-rule.ts';
import { isExcepted } from '../../../src/rules/_shared/excepted.ts';

const asked = (exception: Partial<Granted>, key: string | null = null, file = 'web/Dockerfile') => {
  const granted = { reason: 'why', expires: '2027-01-01', origin: { layer: 0, line: 1 }, refused: '', ...exception };
  const settings = plainSettings('2026-11-23');
  return isExcepted('root-user', key, file, {
    ...settings,
    policy: { ...NO_POLICY, exceptions: [granted as Granted] },
  });
};

it.each<[string, Partial<Granted>]>([
  ['of the rule', { rule: 'root-user' }],
  ['that ends today', { rule: 'root-user', expires: '2026-11-23' }],
  ['of the file', { rule: 'root-user', path: 'web/Dockerfile' }],
  ['of the folder', { rule: 'root-user', path: 'web/' }],
])('an exception %s lifts a finding', (_what, exception) => {
  expect(asked(exception)).toBe(true);
});

it.each<[string, Partial<Granted>]>([
  ['of another rule', { rule: 'exposed-ssh' }],
  ['that ended yesterday', { rule: 'root-user', expires: '2026-11-22' }],
  ['that does not count', { rule: 'root-user', refused: 'the team may not' }],
  ['of another file', { rule: 'root-user', path: 'web/Dockerfile.dev' }],
  ['of a name that begins the same', { rule: 'root-user', path: 'web/Dock' }],
  ['of another folder', { rule: 'root-user', path: 'api/' }],
  ['of a folder that ends the same', { rule: 'root-user', path: 'eb/' }],
  ['of a key', { lock: 'user' }],
])('an exception %s does not', (_what, exception) => {
  expect(asked(exception)).toBe(false);
});

it.each<[string, string | null, boolean]>([
  ['user', 'user.uid', true],
  ['user.uid', 'user.uid', true],
  ['user.gid', 'user.uid', false],
  ['user', 'users', false],
  ['user', null, false],
])('an exception of the key %s lifts a breach of %s: %s', (lock, key, lifted) => {
  expect(asked({ lock }, key)).toBe(lifted);
});

it('nothing is lifted where nobody grants an exception', () => {
  expect(isExcepted('root-user', null, 'Dockerfile', plainSettings('2026-11-23'))).toBe(false);
});
