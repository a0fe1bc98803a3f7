import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';
import type { AppInterface, LockedPackage } from '../facts.ts';

/** Servers by what they can run, the usual one first. */
const SERVERS: Readonly<Record<AppInterface, readonly string[]>> = {
  asgi: ['uvicorn', 'hypercorn', 'granian'],
  wsgi: ['gunicorn', 'granian', 'waitress'],
  none: [],
};

/** What the Procfile says about the web process. */
export interface ProcfileStart extends Found<string> {
  readonly program: string;
  /** Options of the server without those that say where it listens. */
  readonly words: readonly string[];
}

/** The server among the installed packages that can run the app; empty when there is none. */
export function serverFor(appInterface: AppInterface, packages: readonly LockedPackage[]): string {
  return SERVERS[appInterface].find((server) => packages.some(({ name }) => name === server)) ?? '';
}

/** `web:` of a Procfile when it is a plain command line of a known server. */
export function procfileStart(repo: Repo): ProcfileStart | null {
  const line = findIn('Procfile', repo.text('Procfile'), /^web:[ \t]*(.+)$/m);
  const [program = '', ...rest] = line?.value.trim().split(/\s+/) ?? [];
  const app = rest.find((word) => APP.test(word)) ?? rest.find((word) => MODULE.test(word));
  if (line === null || app === undefined || !Object.values(SERVERS).flat().includes(program)) return null;
  const value = app.includes(':') ? app : `${app}:application`;
  return { value, from: line.from, program, words: plainWords(withoutPlace(rest.filter((word) => word !== app))) };
}

const MODULE = /^[A-Za-z_][\w.]*$/;
const APP = /^[A-Za-z_][\w.]*:[A-Za-z_]\w*(?:\(\))?$/;
const PLACE = /^(?:-b|--bind|-p|--port|--host|--listen)(?:=|$)/;

/** Where it listens is decided once, by the plan. */
function withoutPlace(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => {
    const before = words[at - 1] ?? '';
    return !PLACE.test(word) && !(PLACE.test(before) && !before.includes('='));
  });
}

/** Exec form knows no shell: where a word would need one, none is taken over. */
function plainWords(words: readonly string[]): readonly string[] {
  return words.every((word) => /^[\w.,:=@%+/-]+$/.test(word)) ? words : [];
}
