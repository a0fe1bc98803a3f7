import { expect, it } from 'vitest';
import type { PolicyValues } from '../../../src/model/preset.ts';
import { attributed } from '../../../src/rules/_shared/attributed.ts';
import { plainSettings } from '../../../src/rules/_shared/define-rule.ts';
import { underPolicy } from '../under-policy.ts';

const said = (name: string, key: string | undefined, values: PolicyValues) =>
  attributed({ name }, 'no', key === undefined ? {} : { key }, {
    ...plainSettings('2026-11-23'),
    ...underPolicy(values),
  });

it.each<[string, string | undefined, PolicyValues, string]>([
  ['policy-user', 'user', { user: { uid: 10_001 } }, 'no: Acme sets user.uid (acme.yaml:1); ask platform@acme.example'],
  ['trusted-registry', 'registries.allowed', { registries: { allowed: ['a'] } }, 'no: Acme sets registries.allowed'],
  ['exposed-ssh', undefined, { rules: { severities: { 'exposed-ssh': 'high' } } }, 'no: Acme sets rules.severities'],
  ['exposed-ssh', undefined, { rules: { required: ['exposed-ssh'] } }, 'no: Acme sets rules.required'],
  ['exposed-ssh', 'user', { rules: { required: ['exposed-ssh'] } }, 'no: Acme sets rules.required'],
  ['policy-user', undefined, { rules: { required: ['policy-user'] } }, 'no: Acme sets rules.required'],
])('%s with key %s is the word of who lays it down', (name, key, values, message) => {
  expect(said(name, key, values)).toContain(message);
});

it.each<[string, string | undefined, PolicyValues]>([
  ['exposed-ssh', undefined, {}],
  ['exposed-ssh', undefined, { rules: {} }],
  ['exposed-ssh', undefined, { rules: { required: ['root-user'], severities: { 'root-user': 'high' } } }],
  ['exposed-ssh', 'user', { user: { uid: 10_001 } }],
  ['policy-user', undefined, { user: { uid: 10_001 } }],
  ['policy-exception', undefined, { rules: { required: ['policy-exception'] } }],
  ['policy-file', 'files', { rules: { required: ['policy-file'] } }],
  ['policy-lock', undefined, { rules: { required: ['policy-lock'] } }],
])('%s with key %s says nothing more', (name, key, values) => {
  expect(said(name, key, values)).toBe('no');
});

it('nobody is named where no team lays anything down', () => {
  expect(attributed({ name: 'policy-user' }, 'no', { key: 'user' }, plainSettings('2026-11-23'))).toBe('no');
});
