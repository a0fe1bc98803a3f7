import type { Deviation } from '../../../model/plan.ts';
import { gemOf, type Lockfile } from './lockfile.ts';

/** What makes a build of the site keep less than the contract, as far as the lock shows it. */
export type Doubt = 'git-gems' | 'one-platform' | 'dates-from-git' | 'time-in-feed';

/** Platforms of Linux that the builder's image is made for; those of musl are not. */
const LINUX = /^(x86_64|aarch64)-linux(?:-gnu)?$/;

/** A gem that another one brings along does nothing until the Gemfile or the configuration, which are `said`, names it. */
export function doubtsOf(lock: Lockfile, said: string): readonly Doubt[] {
  const { any, processors } = linuxIn(lock);
  const used = (name: string): boolean =>
    gemOf(lock, name) !== null && said.split('\n').some((line) => line.replace(/#.*/, '').includes(name));
  return [
    ...(lock.git.length > 0 ? (['git-gems'] as const) : []),
    ...(!any && processors.size === 1 ? (['one-platform'] as const) : []),
    ...(used('jekyll-last-modified-at') ? (['dates-from-git'] as const) : []),
    ...(used('jekyll-feed') ? (['time-in-feed'] as const) : []),
  ];
}

/** Whether the lock holds for any platform, and the processors on which it holds for Linux. */
export function linuxIn({ platforms }: Pick<Lockfile, 'platforms'>): {
  readonly any: boolean;
  readonly processors: ReadonlySet<string>;
} {
  const processors = platforms.flatMap(({ value }) => LINUX.exec(value)?.[1] ?? []);
  return { any: platforms.some(({ value }) => value === 'ruby'), processors: new Set(processors) };
}

const DEVIATIONS: Readonly<Record<Doubt, Deviation>> = {
  'git-gems': {
    promise: 'H8',
    why: 'a gem comes from git, and Bundler runs its gemspec to know what it is, so that it runs beside the login',
  },
  'one-platform': {
    promise: 'H15',
    why: 'Gemfile.lock knows Linux on one processor alone, so that builders with another one fetch no gem',
  },
  'dates-from-git': {
    promise: 'H14',
    why: 'jekyll-last-modified-at asks git, and a build has no history: pages bear the dates of their files, which are those of the checkout',
  },
  'time-in-feed': { promise: 'H14', why: 'jekyll-feed writes the time of the build into the feed' },
};

/** In words of ours; a gem's own code is of no weight where there is no login. */
export function deviationsOf(doubts: readonly Doubt[], logins: boolean): readonly Deviation[] {
  return doubts.filter((doubt) => doubt !== 'git-gems' || logins).map((doubt) => DEVIATIONS[doubt]);
}
