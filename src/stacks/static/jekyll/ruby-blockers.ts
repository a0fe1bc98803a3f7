import type { Blocker } from '../../../model/evidence.ts';
import { releaseLines } from '../../_shared/release-lines.ts';
import type { Judged } from './blockers.ts';
import { missingGems } from './brought.ts';
import type { Lockfile } from './lockfile.ts';
import { requirement } from './requirement.ts';

/** What does not fit the Ruby that was taken. */
export function rubyBlockers(judged: Judged, lock: Lockfile): readonly Blocker[] {
  return [...refusedByGemfile(judged), ...gemsLeft(judged, lock), ...oldBundler(lock)];
}

/** Bundler holds the Ruby that runs against the Gemfile, to the patch, and stops where it is another. */
function refusedByGemfile({ ruby: { required, runtime } }: Judged): readonly Blocker[] {
  if (required === null || runtime.fit === 'none') return [];
  const range = requirement(required.value);
  if (range === null || range.accepts(runtime.version)) return [];
  const { version, cycle } = runtime;
  return [
    {
      name: 'ruby-in-gemfile',
      message: `the Gemfile accepts Ruby ${required.value} alone, and Bundler stops on Ruby ${version}.`,
      from: required.from,
      hints: [`ruby "~> ${cycle}.0"     in the Gemfile takes any patch of ${cycle}; then bundle lock, and commit both`],
    },
  ];
}

function gemsLeft({ ruby: { runtime }, catalogue, named }: Judged, lock: Lockfile): readonly Blocker[] {
  const missing = missingGems(lock, runtime.cycle);
  if (missing.length === 0 || runtime.fit === 'none') return [];
  const older = releaseLines('ruby', catalogue).find(
    ({ cycle, ended, version }) => !ended && version !== null && missingGems(lock, cycle).length === 0,
  );
  const back = older === undefined ? [] : [`ironhull retrofit --runtime ${older.cycle}     still brings them`];
  return [
    {
      name: 'gem-not-locked',
      message: `Jekyll needs ${missing.join(', ')}, which Ruby ${runtime.cycle} no longer brings and the lock does not name.`,
      from: runtime.wanted?.from ?? named,
      hints: [`bundle add ${missing.join(' ')}     and commit Gemfile and Gemfile.lock`, ...back],
    },
  ];
}

/** Before 2.1 it calls what Ruby has had no more since 3.2. */
function oldBundler({ bundler }: Lockfile): readonly Blocker[] {
  const [major = 0, minor = 0] = (bundler?.value ?? '2.1').split('.').map(Number);
  if (bundler === null || major > 2 || (major === 2 && minor >= 1)) return [];
  return [
    {
      name: 'old-bundler',
      message: `Bundler ${bundler.value}, which the lock asks for, starts on no Ruby that is still looked after.`,
      from: bundler.from,
      hints: ['bundle update --bundler     locks with a newer one; commit Gemfile.lock'],
    },
  ];
}
