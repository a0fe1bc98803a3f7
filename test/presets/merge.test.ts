import { describe, expect, it } from 'vitest';
import { NO_POLICY, saidBy, type Policy } from '../../src/model/policy.ts';
import { answersUnder } from '../../src/presets/answers-under.ts';
import { merge } from '../../src/presets/merge.ts';
import { parsePreset } from '../../src/presets/parse-preset.ts';

/** Presets as YAML, the company's first. */
function merged(...texts: readonly string[]): Policy {
  const layers = texts.map((text, at) => {
    const file = `${['company', 'department', 'repository'][at] ?? at}.yaml`;
    const read = parsePreset(file, `schemaVersion: 1\n${text}`);
    const { name = file, contact = '', docs = '', delegates = [] } = read.preset;
    const source = at === texts.length - 1 && at > 0 ? 'repository' : `npm:@acme/${at}`;
    return {
      ...read,
      text,
      code: null,
      layer: { source, reference: '', version: '', path: file, file, name, contact, docs, delegates, sha256: '' },
    };
  });
  return merge({ layers, missing: [] });
}

describe('merging', () => {
  it('lets the later win, key by key', () => {
    const { values } = merged('user: { uid: 1, gid: 2 }\nhealth: image', 'user: { uid: 3 }');
    expect(values).toEqual({ user: { uid: 3, gid: 2 }, health: 'image' });
  });

  it('joins lists as declared: what forbids and demands grows, what allows is replaced', () => {
    const company = 'labels: { required: [a.a] }\nregistries: { allowed: [a.example, b.example] }';
    expect(merged(company, 'labels: { required: [b.b] }\nregistries: { allowed: [c.example] }').values).toEqual({
      labels: { required: ['a.a', 'b.b'] },
      registries: { allowed: ['c.example'] },
    });
    const declared = 'registries: { allowed: [b.example, c.example] }\nmerge: { registries.allowed: intersect }';
    expect(merged(company, declared).values.registries?.allowed).toEqual(['b.example']);
  });

  it('holds a lock against whatever comes later, and remembers who tried', () => {
    const company = 'name: Acme\ncontact: platform\nuser: { uid: 10001 }\nlock: [user]';
    const policy = merged(company, 'user: { uid: 5, gid: 6 }', 'user: { uid: 10001 }');
    expect(policy.values.user).toEqual({ uid: 10001 });
    const tried = policy.settings.flatMap(({ key, tried: all }) =>
      all.map(({ origin, value }) => [key, origin.layer, value]),
    );
    expect(tried).toEqual([
      ['user.gid', 1, 6],
      ['user.uid', 1, 5],
    ]);
    expect(saidBy(policy, 'user.uid')).toBe('Acme locks user.uid (company.yaml:5); ask platform');
    expect(saidBy(policy, 'user')).toContain('Acme locks');
  });

  it('keeps dots in the names of registries and labels', () => {
    const policy = merged('registries: { mirrors: { docker.io: m.example/hub } }\nlock: ["registries.mirrors"]');
    expect(policy.values.registries?.mirrors).toEqual({ 'docker.io': 'm.example/hub' });
    expect(policy.settings[0]?.key).toBe('registries.mirrors["docker.io"]');
  });

  it('puts the answers of a team below those of a repository, and locked ones above', () => {
    const policy = merged('defaults: { base: slim, port: 8080 }\nlock: [defaults.base]');
    const { answers, overruled } = answersUnder(policy, { base: 'alpine', port: 9000 });
    expect(answers).toEqual({ base: 'slim', port: 9000 });
    expect(overruled).toMatchObject([{ key: 'base', given: 'alpine', locked: 'slim' }]);
    expect(answersUnder(NO_POLICY, { port: 1 })).toEqual({ answers: { port: 1 }, overruled: [] });
  });
});

describe('exceptions', () => {
  const grant = 'exceptions: [{ lock: user.uid, reason: r, owner: o, expires: 2026-12-31 }]';
  const owned = 'user: { uid: 10001 }\nlock: [user]';

  it.each<[string, readonly string[], boolean]>([
    ['from the owner of the lock', [`${owned}\n${grant}`, 'health: image'], true],
    ['from a department that was not asked', [owned, grant, ''], false],
    ['from a delegate', [`${owned}\ndelegates: ["npm:@acme/1"]`, grant, ''], true],
    ['from the repository itself', [owned, '', grant], false],
    ['from a repository that may', [`${owned}\ndelegates: [repository]`, '', grant], true],
    [
      'from a rule that somebody else demands',
      ['rules: { required: [root-user] }', grant.replace('lock: user.uid', 'rule: root-user')],
      false,
    ],
    [
      'from a rule that somebody else has raised',
      ['rules: { severities: { sudo: high } }', grant.replace('lock: user.uid', 'rule: sudo')],
      false,
    ],
    [
      'from a rule that enforces what somebody else set',
      [owned, grant.replace('lock: user.uid', 'rule: policy-user')],
      false,
    ],
    ['from a rule that nobody speaks of', [owned, grant.replace('lock: user.uid', 'rule: root-user')], true],
  ])('%s', (_name, texts, counts) => {
    const [exception] = merged(...texts).exceptions;
    expect(exception?.refused === '').toBe(counts);
  });
});
