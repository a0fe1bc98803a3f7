import type { Blocker, Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { SecretProposal } from '../../../model/secret.ts';
import { place } from '../../_shared/place.ts';
import { CA } from '../../_shared/secrets.ts';
import { readYaml } from '../../_shared/yaml-file.ts';
import type { ManagerId } from '../facts.ts';

/** Private registries that committed configuration names, as secrets to mount. Values are never read. */
export interface RegistryFacts {
  readonly secrets: readonly SecretProposal[];
  readonly tokens: readonly string[];
  readonly blockers: readonly Blocker[];
}

interface Line {
  readonly file: string;
  readonly text: string;
  readonly from: string;
}

const FILES = ['.npmrc', '.yarnrc.yml', '.yarnrc', 'bunfig.toml'];
/** Looked through for logins in addresses alone. */
const LOCKFILES = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'];
const SCOPE = /^\s*"?(@[a-z0-9~][\w.~-]*):registry/i;
const TOKEN = /(?:_authToken|_auth|_password|npmAuthToken|npmAuthIdent|token)"?\s*[=:]\s*["']?(\S.*?)["']?\s*$/i;
const LOGIN_IN_URL = /\bhttps?:\/\/[^\s/"'@${]+:[^\s/"'@${]+@/;
const VARIABLE = /^\$\{?([A-Za-z_][A-Za-z0-9_]*)(?:[:?-][^}]*)?\}?$/;

export function privateRegistries(repo: Repo, manager: ManagerId): RegistryFacts {
  const lines = FILES.flatMap((file) => linesOf(repo, file));
  const scopes = [...lines.flatMap(scopeOf), ...yarnScopes(repo)];
  const tokens = lines.flatMap(tokenOf);
  const variables = tokens.filter((token) => token.value !== '');
  const literal =
    tokens.find((token) => token.value === '') ??
    LOCKFILES.map((file) => loginIn(repo, file)).find((from) => from !== null);
  const names = [...new Set(variables.map((token) => token.value))];
  const own =
    names.length > 0
      ? names.map((name, index) => variableSecret(name, index, scopes, variables))
      : [fileSecret(manager, scopes)];
  return { secrets: [...own, CA], tokens: names, blockers: literal === undefined ? [] : [literalToken(literal.from)] };
}

function linesOf(repo: Repo, file: string): readonly Line[] {
  const text = repo.text(file);
  if (text === null) return [];
  return text
    .split('\n')
    .map((line, index) => ({ file, text: line, from: `${file}:${index + 1}` }))
    .filter((line) => !/^\s*[#;]/.test(line.text));
}

function scopeOf(line: Line): readonly Found<string>[] {
  const scope = SCOPE.exec(line.text)?.[1];
  return scope === undefined ? [] : [{ value: scope, from: line.from }];
}

/** Scopes of Yarn's own configuration, which stand as keys below `npmScopes`. */
function yarnScopes(repo: Repo): readonly Found<string>[] {
  const scopes = readYaml(repo, '.yarnrc.yml')['npmScopes'];
  const names = typeof scopes === 'object' && scopes !== null ? Object.keys(scopes) : [];
  const text = repo.text('.yarnrc.yml') ?? '';
  return names.map((name) => ({
    value: `@${name}`,
    from: place('.yarnrc.yml', text, Math.max(text.indexOf(name), 0)),
  }));
}

function loginIn(repo: Repo, file: string): Pick<Found<string>, 'from'> | null {
  const text = repo.text(file) ?? '';
  const offset = text.search(LOGIN_IN_URL);
  return offset < 0 ? null : { from: place(file, text, offset) };
}

/** Name of the variable that holds a token; empty when the token itself stands there. */
function tokenOf(line: Line): readonly Found<string>[] {
  if (LOGIN_IN_URL.test(line.text)) return [{ value: '', from: line.from }];
  const raw = TOKEN.exec(line.text)?.[1];
  if (raw === undefined) return [];
  return [{ value: VARIABLE.exec(raw)?.[1] ?? '', from: line.from }];
}

function literalToken(from: string): Blocker {
  return {
    name: 'token-in-file',
    message:
      'a token stands here in clear; it would be copied into the build and is in the history of the repo already.',
    from,
    hints: ['revoke it, and write ${NPM_TOKEN} in its place'],
  };
}

function named(scopes: readonly Found<string>[]): string {
  const [scope] = scopes;
  return scope === undefined ? 'npm token' : `npm token for ${scope.value}`;
}

function variableSecret(
  name: string,
  index: number,
  scopes: readonly Found<string>[],
  tokens: readonly Found<string>[],
): SecretProposal {
  const from = index === 0 ? scopes[0]?.from : undefined;
  return {
    kind: index === 0 ? 'npm' : `npm:${name}`,
    title: index === 0 ? named(scopes) : `npm token ${name}`,
    id: name.toLowerCase(),
    delivery: 'env',
    target: name,
    source: `env=${name}`,
    from: from ?? tokens.find((token) => token.value === name)?.from ?? '',
    needed: true,
  };
}

/** The repo names no token: it lies in the user's own configuration, which is mounted whole. */
function fileSecret(manager: ManagerId, scopes: readonly Found<string>[]): SecretProposal {
  const berry = manager === 'yarn-berry';
  return {
    kind: 'npm',
    title: named(scopes),
    id: berry ? 'yarnrc' : 'npmrc',
    delivery: 'file',
    target: berry ? '/root/.yarnrc.yml' : '/root/.npmrc',
    source: berry ? 'src=$HOME/.yarnrc.yml' : 'src=$HOME/.npmrc',
    from: scopes[0]?.from ?? '',
    needed: scopes.length > 0,
  };
}
