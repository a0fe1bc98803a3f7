import type { Found } from '../../../model/evidence.ts';
import { findIn } from '../../_shared/place.ts';
import type { Repo } from '../../../model/repo.ts';
import { firstMatch, type SourceFile } from './sources.ts';

/** Where Python servers listen when nobody says a port. */
const USUAL_PORT = 8000;

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
