import type { BuildTarget } from '../model/deployment.ts';
import { isProduction, joinPath } from './paths.ts';
import { at, entries, found, foundAll, items, pairs, place, text, type View } from './yaml-view.ts';

/** Targets of a `docker-bake.json` (JSON is YAML). */
export function readBakeJson(root: View): BuildTarget[] {
  return entries(at(root, 'target')).map(([name, view]) => ({
    source: 'bake',
    name,
    context: joinPath('', text(at(view, 'context')) ?? '.') ?? '',
    dockerfile: joinPath(text(at(view, 'context')) ?? '.', text(at(view, 'dockerfile')) ?? 'Dockerfile') ?? '',
    target: found(at(view, 'target')),
    args: pairs(at(view, 'args')),
    secrets: items(at(view, 'secret')).flatMap((secret) => idOf(text(secret) ?? text(at(secret, 'id')) ?? '')),
    tags: foundAll(at(view, 'tags')),
    pushes: false,
    production: isProduction(name),
    from: place(view),
  }));
}

/** A `target` block and where its inside starts. */
export interface HclTarget {
  readonly name: string;
  readonly start: number;
  readonly body: string;
}

export function hclTargets(hcl: string): readonly HclTarget[] {
  return [...hcl.matchAll(/^target\s+"([^"]+)"\s*\{/gm)].map((match) => {
    const start = match.index + match[0].length;
    return { name: match[1] ?? '', start, body: blockAt(hcl, start) };
  });
}

/** Targets of a `docker-bake.hcl`: literal strings and lists; what is computed counts as absent, but for the names of arguments. */
export function readBakeHcl(file: string, hcl: string): BuildTarget[] {
  return hclTargets(hcl).map(({ name, start, body }) => {
    const from = `${file}:${hcl.slice(0, start).split('\n').length}`;
    const value = (key: string) => new RegExp(String.raw`^\s*${key}\s*=\s*"([^"$]*)"`, 'm').exec(body)?.[1];
    const target = value('target');
    const context = value('context') ?? '.';
    return {
      source: 'bake',
      name,
      context: joinPath('', context) ?? '',
      dockerfile: joinPath(context, value('dockerfile') ?? 'Dockerfile') ?? '',
      target: target === undefined ? null : { value: target, from },
      args: hclArgs(body, from),
      secrets: listAt(body, 'secret').flatMap(idOf),
      tags: listAt(body, 'tags').map((tag) => ({ value: tag, from })),
      pushes: false,
      production: isProduction(name),
      from,
    };
  });
}

function idOf(secret: string): string[] {
  return [/(?:^|,)id=([^,]+)/.exec(secret)?.[1] ?? secret];
}

function blockAt(hcl: string, start: number): string {
  let depth = 1;
  let end = start;
  for (; end < hcl.length && depth > 0; end += 1) {
    if (hcl[end] === '{') depth += 1;
    else if (hcl[end] === '}') depth -= 1;
  }
  return hcl.slice(start, end - 1);
}

function listAt(body: string, key: string): string[] {
  const list = new RegExp(String.raw`^\s*${key}\s*=\s*\[([^\]]*)\]`, 'm').exec(body)?.[1] ?? '';
  return [...list.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
}

function hclArgs(body: string, from: string): BuildTarget['args'] {
  const opening = /^\s*args\s*=\s*\{/m.exec(body);
  const block = opening === null ? '' : blockAt(body, opening.index + opening[0].length);
  return Object.fromEntries(
    [...block.matchAll(/(?:^|[\n,{])\s*"?(\w+)"?\s*=\s*(?:"([^"]*)"|(?=([^\n,}]*)))/g)].map((match) => [
      match[1] ?? '',
      // An expression is known to the builder alone.
      { value: match[2] ?? `\${${(match[3] ?? '').trim()}}`, from },
    ]),
  );
}
