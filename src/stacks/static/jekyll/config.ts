import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';
import { isPlainPath } from '../../_shared/safe.ts';

const FILES = ['_config.yml', '_config.yaml'];
const DESTINATION = '_site';

/** What Jekyll's configuration says, as far as it stands there as plain text; it is never run. */
export interface JekyllConfig {
  readonly file: string;
  /** Path below which every address begins, without slashes around it; empty for the root. */
  readonly basePath: string;
  /** `null` where it does not say, and `/` where it says that. */
  readonly baseUrl: Found<string> | null;
  /** Folder that developers' own builds write to. */
  readonly destination: string;
  /** Folder that the pages are in, with a slash behind it; empty for the root. */
  readonly source: string;
  readonly theme: Found<string> | null;
  readonly remoteTheme: Found<string> | null;
  /** `OWNER/NAME` on GitHub. */
  readonly repository: Found<string> | null;
}

export function configFile(repo: Repo): string | null {
  return FILES.find((file) => repo.has(file)) ?? null;
}

export function readConfig(repo: Repo, file: string): JekyllConfig {
  const text = repo.source(file);
  const value = (key: string): Found<string> | null =>
    findIn(file, text, new RegExp(`^${key}[ \\t]*:[ \\t]*["']?([^\\s"'#]+)`, 'm'));
  const empty = findIn(file, text, /^baseurl[ \t]*:[ \t]*(""|'')/m);
  const baseUrl = empty === null ? value('baseurl') : { value: '', from: empty.from };
  const source = folderIn(value('source'), '');
  return {
    file,
    basePath: folderIn(baseUrl, ''),
    baseUrl,
    destination: folderIn(value('destination'), DESTINATION),
    source: source === '' ? '' : `${source}/`,
    theme: value('theme'),
    remoteTheme: value('remote_theme'),
    repository: findIn(file, text, /^repository[ \t]*:[ \t]*["']?([\w.-]+\/[\w.-]+)/m),
  };
}

/** A folder of the repo; what leads out of it is Jekyll's to refuse and nothing of ours. */
function folderIn(found: Found<string> | null, usual: string): string {
  const path = (found?.value ?? '').replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
  return path !== '' && isPlainPath(path) ? path : usual;
}
