import type { Blocker, Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn, place } from '../../_shared/place.ts';
import { isPlainPath } from '../../_shared/safe.ts';
import { hugoBlockers } from './blockers.ts';
import { hugoVersion } from './version.ts';

/** What Hugo's configuration says, as far as it stands there as plain text. */
export interface Hugo {
  /** Exact version, without a `v`; `null` where the repo names none. */
  readonly version: Found<string> | null;
  /** Path below which every address begins, without slashes around it; empty for the root. */
  readonly basePath: string;
  /** Files and folders that the build reads; folders end with a slash. */
  readonly sources: readonly string[];
}

export interface HugoSite {
  readonly hugo: Hugo;
  readonly title: Found<string>;
  readonly blockers: readonly Blocker[];
}

const CONFIGS = ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json'];
/** Before 0.110 the name said nothing of Hugo. */
const OLD_CONFIGS = ['config.toml', 'config.yaml', 'config.yml', 'config.json'];
const FOLDERS = ['_vendor', 'assets', 'config', 'content', 'data', 'i18n', 'layouts', 'resources', 'static', 'themes'];

/** A folder with Hugo's configuration; `null` without one. */
export function readHugo(repo: Repo): HugoSite | null {
  const file = configFile(repo);
  if (file === null) return null;
  const text = repo.source(file) ?? '';
  const version = hugoVersion(repo);
  const address = findIn(file, text, /^["']?baseURL["']?\s*[:=]\s*["']?(?:https?:\/\/[^/\s"']+)?\/([^\s"']*)/im);
  const basePath = (address?.value ?? '').replace(/\/+$/, '');
  return {
    hugo: { version, basePath: isPlainPath(basePath) ? basePath : '', sources: [file, ...folders(repo)] },
    title: { value: `Hugo ${version?.value ?? ''}`.trim(), from: version?.from ?? place(file, text, 0) },
    blockers: hugoBlockers(repo, file, text, version),
  };
}

function configFile(repo: Repo): string | null {
  const own = CONFIGS.find((name) => repo.has(name));
  const old = OLD_CONFIGS.find((name) => repo.has(name) && /baseURL/i.test(repo.source(name) ?? ''));
  return own ?? (repo.list('content').length > 0 ? (old ?? null) : null);
}

function folders(repo: Repo): readonly string[] {
  return FOLDERS.filter((folder) => repo.list(folder).length > 0).map((folder) => `${folder}/`);
}
