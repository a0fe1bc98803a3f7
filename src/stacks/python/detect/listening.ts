import type { Found } from '../../../model/evidence.ts';
import { findIn } from '../../_shared/place.ts';
import type { Repo } from '../../../model/repo.ts';
import { firstMatch, type SourceFile } from './sources.ts';

/** Where Python servers listen when nobody says a port. */
const USUAL_PORT = 8000;

/** Health endpoints by how plainly their name says so. */
const HEALTH = [
  '/healthz',
  '/health',
  '/api/healthz',
  '/api/health',
  '/livez',
  '/readyz',
  '/_health',
  '/up',
  '/ping',
  '/status',
];

/** The port that the repo's own start names, else the usual one of every Python server. */
export function listeningPort(repo: Repo, files: readonly SourceFile[]): Found<number> {
  const conf = 'gunicorn.conf.py';
  const found =
    findIn(conf, repo.text(conf), /^bind[ \t]*=[ \t]*["'][^"']*:(\d{4,5})["']/m) ??
    findIn('Procfile', repo.text('Procfile'), /^web:.*(?:--port[ =]|--bind[ =]\S*:|-b \S*:|-p )(\d{4,5})\b/m) ??
    firstMatch(files, /\.run\([^)]*\bport[ \t]*=[ \t]*(\d{4,5})\b/) ??
    firstMatch(files, /\b(?:environ\.get|getenv)\(["']PORT["'],[ \t]*["']?(\d{4,5})\b/);
  const port = Number(found?.value);
  return found === null || port < 1024 || port > 65535
    ? { value: USUAL_PORT, from: '' }
    : { value: port, from: found.from };
}

/** A route of the program whose name says that it tells how it is. */
export function healthRoute(files: readonly SourceFile[], django: boolean): Found<string> | null {
  for (const path of HEALTH) {
    const quoted = path.replaceAll('/', '\\/');
    const found = firstMatch(files, django ? djangoRoute(quoted) : route(quoted));
    if (found !== null) return { value: `${path}${found.value.endsWith('/') ? '/' : ''}`, from: found.from };
  }
  return null;
}

/** `@app.get("/healthz")`, `Route("/healthz", …)`, `add_url_rule("/healthz"`. */
function route(path: string): RegExp {
  return new RegExp(
    `(?:@\\w+\\.(?:get|route|api_route)|\\bRoute|\\.add_(?:api_)?route|\\.add_url_rule)\\(\\s*["'](${path}/?)["']`,
  );
}

/** Django's patterns start without a slash; only those of the root file are whole paths. */
function djangoRoute(path: string): RegExp {
  return new RegExp(`\\bpath\\(\\s*["'](${path.replace(/^\\\//, '')}/?)["']`);
}
