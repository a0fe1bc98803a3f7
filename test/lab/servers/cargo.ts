import { crateReply, packCrates } from '../../../scripts/fixture-crates.ts';
import type { Case } from '../../case.ts';
import type { Handler } from './private.ts';

/** The private registry of crates: those of all fixtures, for whoever brings the token. */
export function cargoRegistry(fixtures: readonly Case[], token: string): Handler {
  const crates = fixtures.filter(({ stack }) => stack === 'rust').flatMap(({ folder }) => packCrates(folder));
  return async ({ path, headers }) => ({
    ...crateReply(crates, { path, authorization: headers.authorization, base: 'https://cargo.acme.example', token }),
    headers: { 'www-authenticate': 'Cargo login_url="https://cargo.acme.example/me"' },
  });
}
