import type { Answers } from '../../../model/answers.ts';
import type { Blocker, Conflict, Found } from '../../../model/evidence.ts';
import type { RuntimeFact } from '../../../model/facts.ts';
import type { CatalogueImage } from '../../../model/image.ts';
import type { Repo } from '../../../model/repo.ts';
import type { SecretProposal } from '../../../model/secret.ts';
import { findIn } from '../../_shared/place.ts';
import { jekyllBlockers } from './blockers.ts';
import { configFile, readConfig, type JekyllConfig } from './config.ts';
import { doubtsOf, type Doubt } from './doubts.ts';
import { gemOf, LOCK, readLockfile, type Lockfile } from './lockfile.ts';
import { leftBehind, pagesOf } from './pages.ts';
import { rubyVersion } from './ruby-version.ts';
import { secretProposals } from './secrets.ts';

/** What only a site of Jekyll needs to be built. */
export interface Jekyll {
  /** Bundler that made the lock; `null` where the lock does not say. */
  readonly bundler: Found<string> | null;
  /** SHA-256 of that Bundler, where the lock has it. */
  readonly bundlerHash: string | null;
  /** Path below which every address begins, without slashes around it; empty for the root. */
  readonly basePath: string;
  /** Files and folders that the fetch of gems reads; folders end with a slash. */
  readonly manifests: readonly string[];
  /** Files and folders that the build reads; folders end with a slash. */
  readonly sources: readonly string[];
  /** What stays out of it. */
  readonly excluded: readonly string[];
  /** What a build keeps less strictly because of the gems that are locked. */
  readonly doubts: readonly Doubt[];
}

export interface JekyllSite {
  readonly jekyll: Jekyll;
  readonly title: Found<string>;
  readonly runtime: RuntimeFact;
  readonly notFoundPage: boolean;
  readonly secrets: readonly SecretProposal[];
  readonly conflicts: readonly Conflict[];
  readonly blockers: readonly Blocker[];
}

/** What makes a folder one of Jekyll. */
interface Signs {
  readonly file: string;
  readonly title: Found<string>;
  /** `null` without one. */
  readonly lock: Lockfile | null;
  /** Where the Gemfile names Jekyll, else where the lock does. */
  readonly named: string;
}

const UNLOCKED: Lockfile = readLockfile('');

/** A folder with Jekyll's configuration whose Gemfile.lock locks it, or whose Gemfile names it; `null` for any other. */
export function readJekyll(repo: Repo, catalogue: readonly CatalogueImage[], given: Answers): JekyllSite | null {
  const signs = signsIn(repo);
  if (signs === null) return null;
  const lock = signs.lock ?? UNLOCKED;
  const config = readConfig(repo, signs.file);
  const ruby = rubyVersion(repo, lock, catalogue, given);
  return {
    jekyll: detailsOf(repo, config, lock),
    title: signs.title,
    runtime: ruby.runtime,
    notFoundPage: ['404.html', '404.md'].some((page) => repo.has(`${config.source}${page}`)),
    secrets: secretProposals(lock),
    conflicts: ruby.conflicts,
    blockers: jekyllBlockers({ repo, config, lock: signs.lock, ruby, named: signs.named, catalogue }),
  };
}

function signsIn(repo: Repo): Signs | null {
  const file = configFile(repo);
  const gemfile = file === null ? null : repo.text('Gemfile');
  if (file === null || gemfile === null) return null;
  const text = repo.text(LOCK);
  const lock = text === null ? null : readLockfile(text);
  const locked = lock === null ? null : gemOf(lock, 'jekyll');
  const named = findIn('Gemfile', gemfile, /^[ \t]*gem[ \t(]+["'](jekyll|github-pages)["']/m);
  if (locked !== null) {
    const title = { value: `Jekyll ${locked.value.version}`, from: locked.from };
    return { file, lock, title, named: named?.from ?? locked.from };
  }
  return named === null ? null : { file, lock, title: { value: 'Jekyll', from: named.from }, named: named.from };
}

function detailsOf(repo: Repo, { file, basePath, destination }: JekyllConfig, lock: Lockfile): Jekyll {
  const gemfile = repo.text('Gemfile') ?? '';
  const versions = ['.ruby-version', '.tool-versions'].filter((name) => repo.has(name) && gemfile.includes(name));
  const folders = lock.folders.map(({ value }) => `${value.replace(/^\.\/|\/+$/g, '')}/`);
  const manifests = ['Gemfile', LOCK, ...versions];
  return {
    bundler: lock.bundler,
    bundlerHash: lock.bundlerHash,
    basePath,
    manifests: [...manifests, ...folders],
    sources: [...manifests, ...pagesOf(repo, destination)],
    excluded: leftBehind(destination, folders),
    doubts: doubtsOf(lock, `${gemfile}\n${repo.source(file) ?? ''}`),
  };
}
