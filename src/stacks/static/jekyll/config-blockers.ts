import type { Blocker, Found } from '../../../model/evidence.ts';
import type { Judged } from './blockers.ts';
import { gemOf, type Lockfile } from './lockfile.ts';

/** What the configuration asks for and a build without network and history cannot give. */
export function configBlockers(judged: Judged, lock: Lockfile): readonly Blocker[] {
  return [...remoteTheme(judged), ...missingTheme(judged, lock), ...askedOfGitHub(judged, lock)];
}

function remoteTheme({ config: { remoteTheme: theme } }: Judged): readonly Blocker[] {
  if (theme === null) return [];
  const message = 'its theme is fetched when it is built, and nothing is here to hold it to a version.';
  const hints = ['name the theme in the Gemfile as a gem and here as theme, then bundle lock; commit all three'];
  return [{ name: 'remote-theme', message, from: theme.from, hints }];
}

function missingTheme({ config: { theme } }: Judged, lock: Lockfile): readonly Blocker[] {
  if (theme === null || gemOf(lock, theme.value) !== null) return [];
  const message = 'its theme is no gem that the lock names, so there is nothing to lay pages out with.';
  const hints = ['bundle add THEME     and commit Gemfile and Gemfile.lock'];
  return [{ name: 'theme-missing', message, from: theme.from, hints }];
}

/** In production it takes the name of the repository from the configuration alone, and an address that is not there from GitHub. */
function askedOfGitHub(judged: Judged, lock: Lockfile): readonly Blocker[] {
  const { baseUrl, repository, file } = judged.config;
  const hints = [
    ...(repository === null ? [`repository: OWNER/NAME     in ${file}, as on GitHub`] : []),
    ...(isSet(baseUrl) ? [] : [`baseurl: ""     in ${file}, or the path that the site is served below`]),
  ];
  if (hints.length === 0 || !asksGitHub(judged, lock)) return [];
  const message = 'jekyll-github-metadata asks git and GitHub for what does not stand here, and a build has neither.';
  return [{ name: 'asked-of-github', message, from: baseUrl?.from ?? file, hints }];
}

/** The plugin writes over a `/`, as over nothing. */
function isSet(baseUrl: Found<string> | null): boolean {
  return baseUrl !== null && baseUrl.value !== '/';
}

function asksGitHub({ config, repo }: Judged, lock: Lockfile): boolean {
  if (gemOf(lock, 'jekyll-github-metadata') === null) return false;
  if (gemOf(lock, 'github-pages') !== null) return true;
  return /^[^#\n]*\bjekyll-github-metadata\b/m.test(`${repo.source(config.file)}\n${repo.text('Gemfile')}`);
}
