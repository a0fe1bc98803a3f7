import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { feedReply, packNupkgs } from '../../../scripts/fixture-nuget.ts';
import { FIXTURES } from '../../case.ts';

const FEED = join(FIXTURES, 'dotnet/private-feed');

it.each(['private-feed', 'private-source'])('%s is locked to what the private feed of the lab serves', (name) => {
  const lock = readFileSync(join(FIXTURES, 'dotnet', name, 'repo/packages.lock.json'), 'utf8');
  expect(packNupkgs(FEED).map(({ contentHash }) => lock.includes(contentHash))).toEqual([true]);
});

it.each([
  ['/v3/index.json', /"https:\/\/feed\.example\/v3\/flat\/"/],
  ['/v3/flat/acme.piers/index.json', /^\{"versions":\["1\.2\.0"\]\}$/],
  ['/v3/flat/acme.piers/1.2.0/acme.piers.nuspec', /<id>Acme\.Piers<\/id>/],
  ['/v3/flat/acme.piers/1.2.0/acme.piers.1.2.0.nupkg', /^PK/],
])('the feed answers at %s', (path, answer) =>
  expect(String(feedReply(packNupkgs(FEED), path, 'https://feed.example'))).toMatch(answer),
);

it('and has no other package and no other version', () => {
  for (const path of ['/v3/flat/acme.quays/index.json', '/v3/flat/acme.piers/1.3.0/acme.piers.1.3.0.nupkg'])
    expect(feedReply(packNupkgs(FEED), path, '')).toBeNull();
});
