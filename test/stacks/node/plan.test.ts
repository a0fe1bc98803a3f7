import { afterAll, describe, expect, it } from 'vitest';
import { detect, files, plan } from '../../../src/generate.ts';
import { NO_POLICY } from '../../../src/model/policy.ts';
import type { Answers } from '../../../src/model/answers.ts';
import { openRepo } from '../../../src/repo/open-repo.ts';
import { MANAGERS } from '../../../src/stacks/node/plan/managers.ts';
import { allCases, discard, restore } from '../../case.ts';
import { repoOf } from '../repo-of.ts';

const restored: string[] = [];
afterAll(() => restored.forEach(discard));

function dockerfileOf(root: string, answers: Answers): string {
  const [facts] = detect(openRepo(root), answers, []).flatMap((service) => service.facts);
  if (facts === undefined) throw new TypeError('nothing detected');
  return files(plan(facts, answers, NO_POLICY), NO_POLICY)[0]?.contents ?? '';
}

const cases = allCases().filter((fixture) => fixture.stack === 'node' && fixture.refused === null);

describe.each(['slim', 'alpine', 'dhi'] as const)('every server renders on %s', (base) => {
  it.each(cases.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
    const root = restore(fixture);
    restored.push(root);
    const [facts] = detect(openRepo(root), fixture.answers, []).flatMap((service) => service.facts);
    if (facts?.shape === 'static') return;
    const text = dockerfileOf(root, { ...fixture.answers, base });
    expect(text).toContain('USER ');
    expect(text).not.toContain('USER 0:0\nEXPOSE');
    if (base !== 'dhi') expect(text).toContain('-perm /6000');
  });
});

describe('answers reach the file', () => {
  const fixture = cases.find((one) => one.name === 'fastify-ts');
  const text = (answers: Answers): string => {
    if (fixture === undefined) throw new TypeError('no fixture');
    const root = restore(fixture);
    restored.push(root);
    return dockerfileOf(root, answers);
  };

  it('a TLS root is mounted where the network is used, and nowhere else', () => {
    const lines = text({ secrets: ['ca'] }).split('\n');
    const mounts = lines.filter((line) => line.includes('id=ca,'));
    expect(mounts).toHaveLength(1);
    expect(lines.join('\n')).toContain('export NODE_EXTRA_CA_CERTS=/run/secrets/ca.pem');
  });

  it('a custom secret is mounted for the build, which then may use the network, and the file says what it costs', () => {
    const made = text({ secrets: ['custom:SENTRY_AUTH_TOKEN'] });
    expect(made).toContain(
      'RUN --network=default \\\n    --mount=type=secret,id=sentry_auth_token,env=SENTRY_AUTH_TOKEN,required=true',
    );
    expect(made).toContain('# Deviation from H8: the build tools see SENTRY_AUTH_TOKEN while they run');
  });

  it('an unknown kind is refused', () =>
    expect(() => text({ secrets: ['netrc'] })).toThrow('--secret netrc: not a kind of secret for this repo.'));

  it('a person’s words are the process', () =>
    expect(text({ start: ['node', 'dist/other.js', '--verbose'] })).toContain('CMD ["dist/other.js", "--verbose"]'));
});

const UNLOCKED: Readonly<Record<string, string | undefined>> = {
  npm: undefined,
  pnpm: 'pnpm@10.34.9',
  'yarn-classic': 'yarn@1.22.22',
  'yarn-berry': 'yarn@4.18.1',
  bun: 'bun@1.4.5',
};

describe('without a lockfile, when told to go on', () => {
  it('knows every manager', () =>
    expect([...Object.keys(UNLOCKED), 'none'].toSorted()).toEqual(Object.keys(MANAGERS).toSorted()));

  it.each(Object.entries(UNLOCKED))('%s', (_manager, packageManager) => {
    const manifest = {
      name: 'x',
      packageManager,
      dependencies: { koa: '3.3.0' },
      devDependencies: { prettier: '3.6.2' },
      scripts: { start: 'node a.js' },
    };
    const repo = repoOf({ 'package.json': manifest, 'a.js': 'require("koa"); app.listen(4000)' });
    const text = dockerfileOf(repo.root, { unlocked: true });
    expect(text).toContain('# Deviation from H7: there is no lockfile');
    const first = text.slice(text.indexOf('# deps:'), text.indexOf('# H8:'));
    expect(first).not.toMatch(/install --frozen-lockfile --ignore-scripts|--immutable |npm ci/);
  });
});
