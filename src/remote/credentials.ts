import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { askHelper } from './credential-helper.ts';

/** What a registry is shown. Never printed, stored or put into a message. */
export type Login =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  /** What some registries hand out at `docker login` in place of the password. */
  | { readonly kind: 'refresh-token'; readonly token: string };

/** The login that `docker login` left for a registry, or why it can't be had; both `null` when there is none. */
export interface Credentials {
  readonly login: Login | null;
  readonly problem: string | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;
type Fields = Readonly<Record<string, unknown>>;

const NONE: Credentials = { login: null, problem: null };
const HUB_KEY = 'https://index.docker.io/v1/';
const HUB_NAMES = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
/** Bytes; Docker's file has a line per registry. */
const LARGEST = 1_000_000;

/** Reads Docker's own configuration the way `docker pull` does: helper of the registry, then helper of all, then the file. */
export async function credentialsFor(host: string, env: Environment): Promise<Credentials> {
  const config = await readConfig(env);
  if (config === null) return NONE;
  if (typeof config === 'string') return { login: null, problem: config };
  const helper = helperFor(host, config);
  if (helper === null) return fromFile(host, fields(config['auths']));
  return askHelper(helper, HUB_NAMES.includes(host) ? HUB_KEY : host, env);
}

/** The configuration, `null` when there is none, or what is wrong with it. */
async function readConfig(env: Environment): Promise<Fields | string | null> {
  const path = join(env['DOCKER_CONFIG'] || join(homedir(), '.docker'), 'config.json');
  try {
    const text = await readFile(path, 'utf8');
    if (text.length > LARGEST) return `${path} is too large`;
    return fields(JSON.parse(text));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    return typeof code === 'string' ? `${path} can't be read (${code})` : `${path} is no JSON`;
  }
}

function helperFor(host: string, config: Fields): string | null {
  const own = entryOf(host, fields(config['credHelpers']));
  const name = own ?? config['credsStore'];
  return typeof name === 'string' && name !== '' ? name : null;
}

function fromFile(host: string, auths: Fields): Credentials {
  const entry = fields(entryOf(host, auths));
  const { identitytoken: token, auth, username, password } = entry;
  if (typeof token === 'string' && token !== '') return found({ kind: 'refresh-token', token });
  if (typeof auth === 'string' && auth !== '') return decoded(auth, host);
  if (typeof username === 'string' && typeof password === 'string')
    return found({ kind: 'password', user: username, password });
  return NONE;
}

function decoded(auth: string, host: string): Credentials {
  const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = text.indexOf(':');
  if (colon < 1) return { login: null, problem: `Docker's config.json holds a broken login for ${host}` };
  return found({ kind: 'password', user: text.slice(0, colon), password: text.slice(colon + 1) });
}

/** Old entries name the registry by URL. */
function entryOf(host: string, entries: Fields): unknown {
  const names = HUB_NAMES.includes(host) ? [HUB_KEY, ...HUB_NAMES] : [host];
  for (const name of names) if (Object.hasOwn(entries, name)) return entries[name];
  return Object.entries(entries).find(([key]) => names.includes(hostOf(key)))?.[1];
}

function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, '').split('/', 1)[0] ?? '';
}

function found(login: Login): Credentials {
  return { login, problem: null };
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
