import type { Found } from '../../../model/evidence.ts';
import { place } from '../../_shared/place.ts';
import type { Requirement } from './go-mod.ts';

/** Hosts whose modules are public unless GOPRIVATE says otherwise. */
const PUBLIC =
  /^(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gopkg\.in|golang\.org|google\.golang\.org|cloud\.google\.com|go\.uber\.org|go\.opentelemetry\.io|(?:sigs\.)?k8s\.io)$/;
/** Files in which a repo says which of its modules are private. */
export const ENVIRONMENT_FILES =
  /^(?:(?:GNUm|[Mm])akefile|[Tt]askfile\.ya?ml|justfile|\.envrc|go\.env|\.gitlab-ci\.yml|\.travis\.yml|bitbucket-pipelines\.yml|azure-pipelines\.yml|\.circleci\/config\.yml|\.drone\.yml|\.github\/workflows\/[^/]+\.ya?ml|Dockerfile[^/]*|\.devcontainer\/[^/]+|compose\.ya?ml|docker-compose\.ya?ml|README\.md)$/;
const SETTING = /\b(GOPRIVATE|GONOSUMDB|GONOSUMCHECK|GONOPROXY)\b["']?\s*(?:[:?]?=|:)\s*["']?([\w.*/,-]+)/;
const OVER_SSH = /url\.["']?(?:ssh:\/\/)?git@\S{1,200}insteadOf/i;

/** Modules that the public proxy does not have, and how the repo itself reaches them. */
export interface PrivateModules {
  /** Value of GOPRIVATE: comma-separated patterns. */
  readonly patterns: string;
  readonly hosts: readonly string[];
  readonly from: string;
  /** Where the repo sends git over ssh; `null` when it does not. */
  readonly ssh: Found<string> | null;
}

/** By what the repo says of GOPRIVATE, else by requirements on the host that the module itself is on. */
export function findPrivateModules(
  texts: readonly { readonly path: string; readonly text: string }[],
  module: string,
  requires: readonly Found<Requirement>[],
): PrivateModules | null {
  const said = texts.map((file) => setting(file)).find((found) => found !== null) ?? null;
  const ssh = texts.map((file) => firstOf(file, OVER_SSH)).find((found) => found !== null) ?? null;
  const own = hostOf(module);
  const matched = requires.filter(({ value }) =>
    said === null
      ? !PUBLIC.test(own) && own.includes('.') && hostOf(value.path) === own
      : matches(said.value, value.path),
  );
  const [first] = matched;
  if (first === undefined) return null;
  const hosts = [...new Set(matched.map(({ value }) => hostOf(value.path)))];
  return { patterns: said?.value ?? hosts.join(','), hosts, from: said?.from ?? first.from, ssh };
}

/** Whether a comma-separated list of prefix patterns covers a module path, as GOPRIVATE does. */
export function matches(patterns: string, path: string): boolean {
  return patterns.split(',').some((pattern) => {
    const parts = pattern.split('/').filter((part) => part !== '');
    const words = path.split('/').slice(0, parts.length);
    return parts.length > 0 && words.length === parts.length && parts.every((part, at) => fits(part, words[at] ?? ''));
  });
}

/** Whether a pattern with stars fits a word. Goes back to the last star only, so that no pattern takes longer than word times pattern. */
function fits(pattern: string, word: string): boolean {
  let [at, from, star, resume] = [0, 0, -1, 0];
  while (from < word.length) {
    if (pattern[at] === '*') {
      star = at;
      resume = from;
      at += 1;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === word[from])) {
      at += 1;
      from += 1;
    } else if (star !== -1) {
      at = star + 1;
      resume += 1;
      from = resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

function setting(file: { readonly path: string; readonly text: string }): Found<string> | null {
  const match = SETTING.exec(file.text);
  if (match?.[2] === undefined || !match[2].includes('.')) return null;
  return { value: match[2].replace(/,+$/, ''), from: place(file.path, file.text, match.index) };
}

function firstOf(file: { readonly path: string; readonly text: string }, pattern: RegExp): Found<string> | null {
  const match = pattern.exec(file.text);
  return match === null ? null : { value: match[0], from: place(file.path, file.text, match.index) };
}

function hostOf(path: string): string {
  return path.split('/')[0] ?? '';
}
