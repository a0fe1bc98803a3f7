import type { Found } from '../../../model/evidence.ts';
import { allMatches, firstMatch, type SourceFile } from './sources.ts';

/** Health endpoints by how plainly their name says so. */
const NAMES = [
  '/healthz',
  '/health',
  '/api/healthz',
  '/api/health',
  '/livez',
  '/healthcheck',
  '/health-check',
  '/readyz',
  '/live',
  '/ready',
  '/_health',
  '/up',
  '/ping',
  '/status',
];

/** Something that puts other words before the routes of a file. */
const PREFIX = /\b(?:url_)?prefix[ \t]*=|\bMount\(|\.mount\(/;

/** A route whose name says that it tells how the program is, and whose whole path the code shows. */
export function healthRoute(files: readonly SourceFile[], django: boolean): Found<string> | null {
  for (const name of NAMES) {
    const found = django ? djangoRoute(files, name) : route(files, name);
    if (found !== null) return { value: `/${found.value.replace(/^\//, '')}`, from: found.from };
  }
  return null;
}

/** `@app.get("/healthz")`, `Route("/healthz", …)`, `app.add_url_rule("/healthz"`; a router's only where nothing has a prefix. */
function route(files: readonly SourceFile[], name: string): Found<string> | null {
  const call = String.raw`(?:@(\w+)\.(?:get|route|api_route)|\bRoute|\b(\w+)\.add_(?:api_route|route|url_rule))`;
  const pattern = new RegExp(String.raw`${call}\(\s*["'](?<path>${name}/?)["']`, 'g');
  const prefixed = files.some(({ text }) => PREFIX.test(text));
  for (const { match, from, file } of allMatches(files, pattern, name)) {
    const owner = match[1] ?? match[2];
    if (!prefixed || (owner !== undefined && isApp(file.text, owner)))
      return { value: match.groups?.['path'] ?? '', from };
  }
  return null;
}

function isApp(text: string, name: string): boolean {
  return new RegExp(String.raw`\b${name}\b[^=\n]*=[ \t]*(?:\w+\.)*(?:FastAPI|Starlette|Flask)\(`).test(text);
}

/** Django's patterns start without a slash; only those of the root file are whole paths. */
function djangoRoute(files: readonly SourceFile[], name: string): Found<string> | null {
  const root = firstMatch(files, /^ROOT_URLCONF[ \t]*=[ \t]*["']([\w.]+)["']/m)?.value;
  const urls = files.filter(({ module, path }) => (root === undefined ? path.endsWith('urls.py') : module === root));
  if (root === undefined && urls.length > 1) return null;
  return firstMatch(urls, new RegExp(String.raw`\bpath\(\s*["'](${name.slice(1)}/?)["']`));
}
