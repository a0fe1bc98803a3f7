import { feedReply, packNupkgs } from '../../../scripts/fixture-nuget.ts';
import type { Case } from '../../case.ts';
import type { Handler } from './private.ts';

/** The private NuGet feed: packages of all fixtures, for whoever brings the login. */
export function nugetFeed(fixtures: readonly Case[], login: string): Handler {
  const packages = fixtures.filter(({ stack }) => stack === 'dotnet').flatMap(({ folder }) => packNupkgs(folder));
  const wanted = `Basic ${Buffer.from(login).toString('base64')}`;
  return async ({ headers, path }) => {
    if (headers.authorization !== wanted)
      return { status: 401, body: 'unauthorised', headers: { 'www-authenticate': 'Basic realm="lab"' } };
    const body = feedReply(packages, path, 'https://nuget.acme.example');
    if (body === null) return { status: 404, body: 'not found' };
    return { status: 200, type: typeof body === 'string' ? 'application/json' : 'application/octet-stream', body };
  };
}
