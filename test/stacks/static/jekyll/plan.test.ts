import { expect, it } from 'vitest';
import { files, plan } from '../../../../src/generate.ts';
import type { Answers } from '../../../../src/model/answers.ts';
import { NO_POLICY } from '../../../../src/model/policy.ts';
import { lock, seen } from './scene.ts';

/** The Dockerfile of a site whose lock ends so. */
function dockerfile(after: string, answers: Answers = {}, before = ''): string {
  const facts = seen({ 'Gemfile.lock': lock({ after, before }) });
  if (facts === null) throw new Error('no site was seen');
  const made = files(plan(facts, { name: 'quay', base: 'unprivileged', ...answers }, NO_POLICY), NO_POLICY);
  return made.find(({ path }) => path === 'Dockerfile')?.contents ?? '';
}

const BUNDLED = '\nBUNDLED WITH\n   4.0.15\n';
const HASH = '0f'.repeat(32);

it('installs Bundler as the lock names it, by its hash where there is one', () => {
  expect(dockerfile('')).not.toContain('gem install');
  expect(dockerfile(BUNDLED)).toContain('    gem install bundler --version 4.0.15\n');
  const hashed = dockerfile(`\nCHECKSUMS\n  bundler (4.0.15) sha256=${HASH}\n${BUNDLED}`);
  expect(hashed).toContain(`RUN --network=none echo "${HASH} *bundler-4.0.15.gem" | sha256sum --check --strict &&`);
  expect(hashed).not.toContain('gem install bundler');
});

it('mounts what is secret in the fetch, and only a TLS root where Bundler comes from', () => {
  const text = dockerfile(BUNDLED, { secrets: ['ca', 'custom:SITE_TOKEN'] });
  const steps = text.split(/\n(?=RUN|#|FROM)/).filter((step) => step.includes('--mount=type=secret'));
  expect(steps.map((step) => /(gem install|bundle cache|jekyll build)/.exec(step)?.[1])).toEqual([
    'gem install',
    'bundle cache',
    'jekyll build',
  ]);
  expect(steps[0]).toContain('id=ca');
  expect(steps[2]).toContain('id=site_token');
  expect(steps[2]).not.toContain('id=ca');
});

it('says where code of a gem runs beside a login', () => {
  const git = 'GIT\n  remote: https://github.com/acme/quay.git\n\n';
  expect(dockerfile('', {}, git)).not.toContain('Deviation from H8');
  expect(dockerfile('', { secrets: ['netrc'] }, git)).toContain('Deviation from H8: a gem comes from git');
});

it('refuses a secret that no gem asks for', () => {
  expect(() => dockerfile('', { secrets: ['npm'] })).toThrow('not a kind of secret for this repo');
});

it('refuses a name that would need quoting', () => {
  const facts = seen({ 'a page.md': '' });
  if (facts === null) throw new Error('no site was seen');
  expect(() => plan(facts, { name: 'quay' }, NO_POLICY)).toThrow('cannot stand in a Dockerfile');
});
