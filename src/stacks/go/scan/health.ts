import type { Found } from '../../../model/evidence.ts';
import { healthRank } from '../../_shared/health-rank.ts';
import { place } from '../../_shared/place.ts';
import type { GoFile } from './packages.ts';
import { matchesOf } from '../../_shared/matches.ts';

const ROUTE =
  /(?:\b(?<on>\w{1,60}))?\.(?<how>HandleFunc|Handle|Get|GET|Head|HEAD|Any|All|Method|Add|Heartbeat|Path)\(\s*(?:(?:http\.MethodGet|"GET")\s*,\s*)?["`](?:GET |HEAD )?(?<path>\/[\w./-]*)["`]/g;
const GROUP = /\b(?<name>\w+)\s*:?=\s*(?<parent>\w+)\.(?:Group|PathPrefix|Party)\(\s*"(?<prefix>\/[\w./-]*)"/g;
const BLOCK = /\.(?:Route|Group)\(\s*"(?<prefix>\/[\w./-]*)"\s*,\s*func\s*\(/g;

/** More nested routers than a person writes in one file. */
const MOST_BLOCKS = 200;

/** The endpoint that says whether the program is well: a route that is registered in the code, liveness first. */
export function findHealth(files: readonly GoFile[]): Found<string> | null {
  const found = files.flatMap(routes);
  const ranked = found.toSorted((a, b) => a.rank - b.rank);
  const [best] = ranked;
  return best === undefined ? null : { value: best.value, from: best.from };
}

function routes(file: GoFile): readonly (Found<string> & { readonly rank: number })[] {
  const groups = groupPrefixes(file.code);
  const blocks = nestedBlocks(file.code);
  return matchesOf(file.code, ROUTE).flatMap((match) => {
    const { on = '', path = '' } = match.groups ?? {};
    const outer = blocks
      .filter((block) => block.start < match.index && match.index < block.end)
      .map((block) => block.prefix);
    const full = `${outer.join('')}${groups.get(on) ?? ''}${path}`.replaceAll('//', '/');
    const rank = healthRank(full);
    if (rank === null) return [];
    return [
      {
        value: full,
        from: place(file.path, file.code, match.index + match[0].indexOf(path)),
        rank,
      },
    ];
  });
}

/** `api := r.Group("/api")`: what `api` puts in front of its routes. */
function groupPrefixes(code: string): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>();
  for (const match of matchesOf(code, GROUP)) {
    const { name = '', parent = '', prefix = '' } = match.groups ?? {};
    prefixes.set(name, `${prefixes.get(parent) ?? ''}${prefix}`);
  }
  return prefixes;
}

/** `r.Route("/api", func(r chi.Router) { … })`: what stands in front of the routes inside. */
function nestedBlocks(
  code: string,
): readonly { readonly prefix: string; readonly start: number; readonly end: number }[] {
  return matchesOf(code, BLOCK)
    .slice(0, MOST_BLOCKS)
    .map((match) => ({
      prefix: match.groups?.['prefix'] ?? '',
      start: match.index,
      end: closingBrace(code, code.indexOf('{', match.index)),
    }));
}

function closingBrace(code: string, open: number): number {
  if (open === -1) return code.length;
  const brace = /[{}]/g;
  brace.lastIndex = open;
  let depth = 0;
  for (let match = brace.exec(code); match !== null; match = brace.exec(code)) {
    depth += match[0] === '{' ? 1 : -1;
    if (depth === 0) return match.index;
  }
  return code.length;
}
