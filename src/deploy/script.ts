import type { Found } from '../model/evidence.ts';
import type { BuildTarget } from '../model/deployment.ts';
import { isProduction, joinPath } from './paths.ts';

/** One command of a CI script. */
export interface ScriptCommand {
  readonly words: readonly string[];
  readonly from: string;
}

/** `${{ … }}` of a workflow is one word, whatever stands in it. */
const WORD = /"((?:[^"\\]|\\.)*)"|'([^']*)'|((?:\$\{\{.*?\}\}|[^\s"'])+)/g;
const BETWEEN = /(?:&&|\|\||;|\|)(?![^{]*\}\})/;

/** Stands for the end of a line that goes on below. */
const CONTINUED = '\0';

/** Splits a CI script into commands: enough to find calls of docker in it. */
export function scriptCommandsOf({ value, from }: Found<string>): ScriptCommand[] {
  const [file = '', first = '1'] = from.split(/:(?=\d+$)/);
  const joined = value.replaceAll(/\\\r?\n/g, CONTINUED);
  let line = Number(first);
  return joined.split('\n').flatMap((raw) => {
    const at = `${file}:${line}`;
    line += raw.split(CONTINUED).length;
    const text = raw.replaceAll(CONTINUED, '  ');
    return text.split(BETWEEN).flatMap((part) => {
      const words = wordsOf(part.trim());
      return words.length === 0 || words[0]?.startsWith('#') ? [] : [{ words, from: at }];
    });
  });
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  let end = -1;
  for (const match of text.matchAll(WORD)) {
    const value = match[1] ?? match[2] ?? match[3] ?? '';
    if (match.index === end && words.length > 0) words.push(`${words.pop() ?? ''}${value}`);
    else words.push(value);
    end = match.index + match[0].length;
  }
  return words.filter((word) => word !== 'sudo');
}

const VALUED = new Set([
  '-f',
  '--file',
  '-t',
  '--tag',
  '--target',
  '--build-arg',
  '--secret',
  '--platform',
  '--cache-from',
  '--cache-to',
  '-o',
  '--output',
  '--label',
  '--network',
  '--progress',
  '--builder',
  '--iidfile',
  '--metadata-file',
  '--ssh',
  '--build-context',
  '--add-host',
  '--attest',
  '--provenance',
  '--sbom',
]);

/** A `docker build`, `docker buildx build`, `podman build` or `buildah build` of a script. */
export function scriptBuild(
  { words, from }: ScriptCommand,
  source: BuildTarget['source'],
  name: string,
): BuildTarget | null {
  const start = buildStart(words);
  if (start === -1) return null;
  const options = optionsOf(words.slice(start));
  const context = joinPath('', options.rest[0] ?? '.') ?? '';
  const file = options.all(['-f', '--file']).at(-1);
  const target = options.all(['--target']).at(-1);
  return {
    source,
    name,
    context,
    dockerfile: (file === undefined ? joinPath(context, 'Dockerfile') : joinPath('', file)) ?? '',
    target: target === undefined ? null : { value: target, from },
    args: Object.fromEntries(options.all(['--build-arg']).map((arg) => argOf(arg, from))),
    secrets: options.all(['--secret']).flatMap((secret) => /(?:^|,)id=([^,]+)/.exec(secret)?.[1] ?? []),
    tags: options.all(['-t', '--tag']).map((value) => ({ value, from })),
    pushes: options.flags.has('--push'),
    production: isProduction(name) && isProduction(target ?? ''),
    from,
  };
}

function buildStart(words: readonly string[]): number {
  const program = words[0] ?? '';
  if (!/^(?:docker|podman|buildah|nerdctl)$/.test(program)) return -1;
  if (words[1] === 'build' || words[1] === 'bud') return 2;
  return (words[1] === 'buildx' || words[1] === 'image') && words[2] === 'build' ? 3 : -1;
}

function argOf(arg: string, from: string): readonly [string, Found<string | null>] {
  const equals = arg.indexOf('=');
  return equals === -1 ? [arg, { value: null, from }] : [arg.slice(0, equals), { value: arg.slice(equals + 1), from }];
}

function optionsOf(words: readonly string[]) {
  const values: [string, string][] = [];
  const flags = new Set<string>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const equals = word.indexOf('=');
    if (!word.startsWith('-')) rest.push(word);
    else if (word.startsWith('--') && equals !== -1) values.push([word.slice(0, equals), word.slice(equals + 1)]);
    else if (VALUED.has(word)) {
      at += 1;
      values.push([word, words[at] ?? '']);
    } else flags.add(word);
  }
  const all = (names: readonly string[]) => values.filter(([name]) => names.includes(name)).map(([, value]) => value);
  return { all, flags, rest };
}
