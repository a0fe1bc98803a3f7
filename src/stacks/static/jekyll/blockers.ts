import type { Blocker } from '../../../model/evidence.ts';
import type { CatalogueImage } from '../../../model/image.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';
import { isPlainPath } from '../../_shared/safe.ts';
import { configBlockers } from './config-blockers.ts';
import type { JekyllConfig } from './config.ts';
import { linuxIn } from './doubts.ts';
import { gemOf, LOCK, type Lockfile } from './lockfile.ts';
import { rubyBlockers } from './ruby-blockers.ts';
import type { RubyVersion } from './ruby-version.ts';

/** What the blockers are judged by. */
export interface Judged {
  readonly repo: Repo;
  readonly config: JekyllConfig;
  /** `null` without one. */
  readonly lock: Lockfile | null;
  readonly ruby: RubyVersion;
  /** Where the Gemfile names Jekyll or the gem that brings it, else where the lock does. */
  readonly named: string;
  readonly catalogue: readonly CatalogueImage[];
}

const MAKE_LOCK = `bundle lock --add-platform x86_64-linux aarch64-linux     writes ${LOCK}; commit it`;
const ADD_LINUX = 'bundle lock --add-platform x86_64-linux aarch64-linux     adds Linux; commit Gemfile.lock';

/** Everything that stops the build of a site until a person has seen to it. */
export function jekyllBlockers(judged: Judged): readonly Blocker[] {
  const { lock, named } = judged;
  if (lock === null) return [noLock(named)];
  if (lock.unmerged !== null) return [unmerged(lock.unmerged)];
  const locked = gemOf(lock, 'jekyll');
  if (locked === null) return [notLocked(named)];
  return [
    ...readableLogin(judged, lock),
    ...noLinux(lock),
    ...rubyBlockers(judged, lock),
    ...sassWithoutNetwork(lock),
    ...foldersOutside(lock),
    ...configBlockers(judged, lock),
  ];
}

function noLock(from: string): Blocker {
  const message = `no ${LOCK} beside the Gemfile: a site built today and one built tomorrow would differ.`;
  return { name: 'no-lockfile', message, from, hints: [MAKE_LOCK] };
}

function unmerged(from: string): Blocker {
  const message = `${LOCK} holds what two branches say, and Bundler does not read it.`;
  return { name: 'lock-unmerged', message, from, hints: ['bundle lock     once the Gemfile is merged; commit both'] };
}

function notLocked(from: string): Blocker {
  return {
    name: 'lock-outdated',
    message: `the Gemfile names Jekyll, and ${LOCK} does not lock it.`,
    from,
    hints: [MAKE_LOCK],
  };
}

function readableLogin({ repo }: Judged, { servers, git }: Lockfile): readonly Blocker[] {
  const written = [...servers, ...git].find(({ value }) => /^https?:\/\/[^/@]+@/.test(value));
  const source = findIn('Gemfile', repo.text('Gemfile'), /["']https?:\/\/([^/@\s"'#{}]{1,200}:[^/@\s"'#{}]{1,200})@/);
  const from = written?.from ?? source?.from;
  if (from === undefined) return [];
  const hints = [
    'write the address without it, and change the password: who has the repo has it too',
    'bundle lock     after that; the login is offered as a secret of the build',
  ];
  const message = 'a login for a server of gems stands in a file that the build reads.';
  return [{ name: 'token-in-file', message, from, hints }];
}

/** Held to the lock, Bundler adds no platform to it and stops. */
function noLinux(lock: Lockfile): readonly Blocker[] {
  const { any, processors } = linuxIn(lock);
  const [first] = lock.platforms;
  if (any || processors.size > 0) return [];
  const known = lock.platforms.slice(0, 3).map(({ value }) => value);
  const message = `the lock holds for ${known.join(', ') || 'no platform'}, and the image is built on Linux.`;
  return [{ name: 'no-linux-platform', message, from: first?.from ?? LOCK, hints: [ADD_LINUX] }];
}

/** Its gem for any platform fetches the compiler while it is installed, when there is no network. */
function sassWithoutNetwork(lock: Lockfile): readonly Blocker[] {
  const all = lock.gems.filter(({ value }) => value.name === 'sass-embedded');
  const [first] = all;
  if (first === undefined || all.some(({ value }) => /^(?:x86_64|aarch64)-linux-gnu$/.test(value.platform))) return [];
  const message = 'sass-embedded is locked without its program for Linux, and would download it while it is installed.';
  const hint = 'bundle lock --add-platform x86_64-linux-gnu aarch64-linux-gnu     locks it; commit Gemfile.lock';
  return [{ name: 'sass-not-locked', message, from: first.from, hints: [hint] }];
}

function foldersOutside({ folders }: Lockfile): readonly Blocker[] {
  const bare = (path: string): string => path.replace(/^\.\/|\/+$/g, '');
  const itself = folders.find(({ value }) => bare(value) === '.' || bare(value) === '');
  if (itself !== undefined)
    return [
      {
        name: 'gem-of-itself',
        message:
          'its Gemfile takes the site itself as a gem, so that a change of any page would install all gems anew.',
        from: itself.from,
        hints: ['name the gems in the Gemfile in place of gemspec, then bundle lock; commit both'],
      },
    ];
  const outside = folders.find(({ value }) => value.startsWith('/') || !isPlainPath(value));
  if (outside === undefined) return [];
  const message = 'a gem is taken from a folder outside of this one, where no build of it can reach.';
  return [{ name: 'gem-outside-context', message, from: outside.from, hints: ['move it below this folder'] }];
}
