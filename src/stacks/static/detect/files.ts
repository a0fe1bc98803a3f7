import type { Repo } from '../../../model/repo.ts';

/** Where a page to begin with may lie; empty for the folder itself. A built folder is taken only when it was committed. */
const FOLDERS = ['', 'public', 'site', 'www', 'html', 'htdocs', 'web', '_site', 'dist', 'build'];

/** What browsers ask for. Source maps are not served: they hold the sources. */
const SERVED =
  /\.(?:html?|css|m?js|json|webmanifest|xml|txt|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|otf|eot|wasm|pdf|mp[34]|webm|ogg)$/i;

/** The folder with the first page, the shortest way first; `null` when there is none. */
export function siteFolder(repo: Repo): string | null {
  return FOLDERS.find((folder) => repo.has(folder === '' ? 'index.html' : `${folder}/index.html`)) ?? null;
}

/** Endings of what a site at the root serves, since other things lie beside it. */
export function endingsIn(files: readonly string[]): readonly string[] {
  const endings = files.flatMap((file) => SERVED.exec(file)?.[0] ?? []);
  return [...new Set(endings)].filter((ending) => /^\.[A-Za-z0-9]+$/.test(ending)).toSorted();
}
