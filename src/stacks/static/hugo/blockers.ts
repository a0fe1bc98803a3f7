import type { Blocker, Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn, place } from '../../_shared/place.ts';

/** Everything that stops the build of a Hugo site until a person has seen to it. */
export function hugoBlockers(
  repo: Repo,
  file: string,
  text: string,
  version: Found<string> | null,
): readonly Blocker[] {
  return [
    ...(version === null ? [noVersion(file)] : []),
    ...missingTheme(repo, file, text),
    ...remoteModules(repo, file, text),
    ...sass(repo),
    ...gitInfo(file, text),
  ];
}

function noVersion(file: string): Blocker {
  return {
    name: 'no-hugo-version',
    message: 'nothing says which Hugo builds this site: pages built today and tomorrow would differ.',
    from: file,
    hints: ['mise use --pin hugo     writes the version to mise.toml; commit it', 'or write it to .hugo-version'],
  };
}

function missingTheme(repo: Repo, file: string, text: string): readonly Blocker[] {
  const theme = findIn(file, text, /^["']?theme["']?\s*[:=]\s*\[?\s*["']?([\w.-]+)["']?\s*[,\]]?\s*$/m);
  if (theme === null || repo.list(`themes/${theme.value}`).length > 0 || repo.list('_vendor').length > 0) return [];
  return [
    {
      name: 'theme-missing',
      message: `the theme ${theme.value} is not below themes/, so there is nothing to lay pages out with.`,
      from: theme.from,
      hints: ['git submodule update --init     where it is a submodule'],
    },
  ];
}

function remoteModules(repo: Repo, file: string, text: string): readonly Blocker[] {
  const at = text.search(/^\s*\[\[module\.imports\]\]|^\s*["']?imports["']?\s*:/m);
  if (at === -1 || repo.list('_vendor').length > 0) return [];
  const message = 'its modules are fetched when it is built, and nothing is here to hold them to a version.';
  return [
    {
      name: 'modules-not-vendored',
      message,
      from: place(file, text, at),
      hints: ['hugo mod vendor     writes them to _vendor/; commit it'],
    },
  ];
}

function sass(repo: Repo): readonly Blocker[] {
  const sheet = repo.files().find((path) => /(?:^|\/)assets\/.+\.s[ac]ss$/.test(path) && !path.includes('exampleSite'));
  if (sheet === undefined || repo.list('resources/_gen/assets').length > 0) return [];
  return [
    {
      name: 'sass',
      message: 'Sass needs the extended Hugo, whose compiler in C is not built here.',
      from: sheet,
      hints: ['hugo     once, then commit resources/_gen/'],
    },
  ];
}

/** History is no part of a build context. */
function gitInfo(file: string, text: string): readonly Blocker[] {
  const at = text.search(/^["']?enableGitInfo["']?\s*[:=]\s*true/im);
  if (at === -1) return [];
  return [
    {
      name: 'git-info',
      message: 'it asks git for dates, and a build has no history.',
      from: place(file, text, at),
      hints: ['set enableGitInfo to false'],
    },
  ];
}
