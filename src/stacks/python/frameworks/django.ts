import type { Repo } from '../../../model/repo.ts';
import type { StaticFiles } from '../facts.ts';
import { allMatches, type SourceFile } from '../detect/sources.ts';
import { appObjects } from './app-object.ts';
import type { Framework } from './framework.ts';

export const django: Framework = {
  title: 'Django',
  packageName: 'django',
  appInterface: 'wsgi',
  entries: (files, repo) => (repo.has('manage.py') ? appObjects(files, 'get_wsgi_application') : []),
};

/** The same repo where only a server for ASGI is installed. */
export const djangoAsgi: Framework = {
  ...django,
  appInterface: 'asgi',
  entries: (files, repo) => (repo.has('manage.py') ? appObjects(files, 'get_asgi_application') : []),
};

/** A variable read without a default: `environ["X"]`, `getenv("X")`, `env.str("X")`, `config("X", cast=int)`. */
const READ =
  /\b(?:environ\[|(?:os\.)?(?:environ\.get|getenv)\(|env(?:\.\w+)?\(|config\()[ \t]*["']([A-Za-z_]\w*)["'](?=\]|\)|,[ \t]*cast=\w+\))/g;

/** Static files are collected where the settings say where to: STATIC_ROOT has no default. */
export function staticFiles(files: readonly SourceFile[], repo: Repo): StaticFiles | null {
  if (!repo.has('manage.py')) return null;
  const settings = files.filter(({ path }) => /(?:^|\/)settings(?:\.py$|\/)/.test(path));
  if (!settings.some(({ text }) => /^STATIC_ROOT[ \t]*=/m.test(text))) return null;
  const read = allMatches(settings, READ, '').map(({ value }) => value);
  return { variables: [...new Set(read)].toSorted() };
}
