import { UsageError } from '../errors.ts';
import type { PresetReference } from '../model/preset-reference.ts';

const NAME = /^(?:@[a-z0-9][\w.-]{0,100}\/)?[a-z0-9][\w.-]{0,200}$/;
const RANGE = /^[\w.^~><=|* +-]{1,60}$/;
const PATH = /^(?![-/])(?!(?:.*\/)?\.\.(?:\/|$))[\w@+~./-]{0,200}$/;
const COMMIT = /^[0-9a-f]{40}$/;
const SHA = /^(?:sha256[=:])?([0-9a-f]{64})$/;
const REPOSITORY = /^[\w][\w.-]{0,100}\/[\w][\w.-]{0,100}$/;

interface Parts {
  readonly body: string;
  readonly commit: string | null;
  readonly sha256: string | null;
}

/** Reads what `extends` or `--preset` names. Throws `UsageError` that never shows a login. */
export function parseReference(text: string): PresetReference {
  const parts = split(text);
  if (/\/\/[^/]*@/.test(parts.body) && !/^git\+ssh:\/\/git@[^/@]+\//.test(parts.body))
    throw wrong(text, 'has a login in its address: npm, git and the system know logins by themselves');
  if (parts.body.startsWith('npm:')) return npm(parts, text);
  if (parts.body.startsWith('github:') || parts.body.startsWith('git+')) return git(parts, text);
  if (parts.body.startsWith('https://') || /^http:\/\/127\.0\.0\.1:\d+\//.test(parts.body)) return https(parts, text);
  throw wrong(text, 'is none of ./file, npm:, github:, git+https:, git+ssh: and https:');
}

/** A reference as it may be shown. */
export function shownReference(text: string): string {
  return JSON.stringify(text.replaceAll(/\/\/[^/]*@/g, '//…@').slice(0, 200));
}

function split(text: string): Parts {
  const [body = '', ...marks] = text.split('#');
  const commit = marks.find((mark) => COMMIT.test(mark)) ?? null;
  const sha256 = marks.map((mark) => SHA.exec(mark)?.[1]).find((mark) => mark !== undefined) ?? null;
  const unknown = marks.find((mark) => !COMMIT.test(mark) && !SHA.test(mark));
  if (/[\p{Cc}\s]/u.test(text) && !body.startsWith('npm:')) throw wrong(text, 'has a blank in it');
  if (unknown !== undefined)
    throw wrong(text, 'is not pinned: behind # stands a commit of 40 letters, or a sha256 of 64');
  return { body, commit, sha256 };
}

/** `npm:@acme/ironhull@^1`, with `//path` behind it for a document of another name. */
function npm({ body, sha256 }: Parts, text: string): PresetReference {
  const [spec = '', path = ''] = body.slice('npm:'.length).split('//');
  const at = spec.indexOf('@', 1);
  const name = at === -1 ? spec : spec.slice(0, at);
  const range = at === -1 ? 'latest' : spec.slice(at + 1);
  if (!NAME.test(name) || !RANGE.test(range) || range.startsWith('-') || !PATH.test(path))
    throw wrong(text, 'is no package with a version, as in npm:@team/preset@^1');
  return { kind: 'npm', source: `npm:${name}`, name, range, path, sha256 };
}

/** `github:team/repo//path#commit`, `git+https://host/repo.git//path#commit`. */
function git({ body, commit, sha256 }: Parts, text: string): PresetReference {
  if (commit === null) throw wrong(text, 'is not pinned: a commit of 40 letters belongs behind a #');
  const found = body.startsWith('github:')
    ? onGithub(body.slice('github:'.length))
    : anywhere(body.slice('git+'.length));
  if (found === null || !PATH.test(found.path)) throw wrong(text, 'is no git repository that can be asked');
  return { kind: 'git', ...found, commit, sha256 };
}

interface Repository {
  readonly source: string;
  readonly url: string;
  readonly path: string;
}

function onGithub(address: string): Repository | null {
  const [place = '', path = ''] = address.split('//');
  return REPOSITORY.test(place) ? { source: `github:${place}`, url: `https://github.com/${place}`, path } : null;
}

/** Nothing in it may start with a dash, where a program could take it for an option. */
function anywhere(address: string): Repository | null {
  const [, scheme, rest = ''] = /^((?:https|ssh|file|http):\/\/)(.*)$/.exec(address) ?? [];
  const [place = '', path = ''] = rest.split(/(?<!^)\/\//);
  const plain = /^(?!-)[\w@.:/+~-]+$/.test(place) && !/[/@]-/.test(place);
  if (scheme === undefined || !plain || (scheme === 'http://' && !place.startsWith('127.0.0.1:'))) return null;
  return { source: `git+${scheme}${place}`, url: `${scheme}${place}`, path };
}

function https({ body, sha256 }: Parts, text: string): PresetReference {
  if (sha256 === null) throw wrong(text, 'is not pinned: #sha256=… belongs behind it');
  if (!/^https?:\/\/[a-z0-9][a-z0-9.:-]*\/[\w.~/+-]+$/.test(body)) throw wrong(text, 'is no plain https address');
  return { kind: 'https', source: body, url: body, path: body.slice(body.lastIndexOf('/') + 1), sha256 };
}

function wrong(text: string, what: string): UsageError {
  return new UsageError(`extends ${shownReference(text)} ${what}. Nothing was written.`);
}
