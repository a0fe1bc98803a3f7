import { describe, expect, it } from 'vitest';
import { privateRegistries } from '../../../src/stacks/node/detect/registries.ts';
import { repoOf } from '../repo-of.ts';

const TOKEN = '//npm.acme.example/:_authToken=';
const scope = '@acme:registry=https://npm.acme.example/\n';

describe('private registries', () => {
  it('a variable becomes a secret of its own', () => {
    const { secrets, tokens } = privateRegistries(repoOf({ '.npmrc': `${scope}${TOKEN}\${ACME_TOKEN}\n` }), 'npm');
    expect(tokens).toEqual(['ACME_TOKEN']);
    expect(secrets[0]).toMatchObject({
      kind: 'npm',
      title: 'npm token for @acme',
      id: 'acme_token',
      target: 'ACME_TOKEN',
      from: '.npmrc:1',
      needed: true,
    });
  });

  it('a scope without a token takes the whole user configuration', () => {
    const { secrets } = privateRegistries(repoOf({ '.npmrc': scope }), 'npm');
    expect(secrets[0]).toMatchObject({ delivery: 'file', target: '/root/.npmrc', needed: true });
  });

  it("reads Yarn's own scopes", () => {
    const text =
      'npmScopes:\n  acme:\n    npmRegistryServer: "https://npm.acme.example"\n    npmAuthToken: "${NPM_TOKEN:-}"\n';
    const { secrets, tokens } = privateRegistries(repoOf({ '.yarnrc.yml': text }), 'yarn-berry');
    expect(tokens).toEqual(['NPM_TOKEN']);
    expect(secrets[0]).toMatchObject({ title: 'npm token for @acme', from: '.yarnrc.yml:2' });
  });

  it('nothing private: the kinds are on offer and none is needed', () =>
    expect(privateRegistries(repoOf({}), 'npm').secrets.map(({ kind, needed }) => [kind, needed])).toEqual([
      ['npm', false],
      ['ca', false],
    ]));

  it('a token in clear stops the run, and its value is told to nobody', () => {
    const found = privateRegistries(repoOf({ '.npmrc': `; note\n${TOKEN}npm_s3cretvalue\n` }), 'npm');
    expect(found.blockers[0]).toMatchObject({ name: 'token-in-file', from: '.npmrc:2' });
    expect(JSON.stringify(found)).not.toContain('s3cret');
  });
});
