import { gemOf, type Lockfile } from './lockfile.ts';

/**
 * What Jekyll and its own gems load and a line of Ruby no longer brings along: Bundler then finds it in the lock or not at all (jekyll/jekyll
 * issues 9741, 9852 and 9915).
 */
const LEFT: readonly (readonly [line: string, gems: readonly string[]])[] = [
  ['3.4', ['base64', 'bigdecimal', 'csv']],
  ['4.0', ['logger']],
];

/** Gems that a site needs on a release line of Ruby and that its lock does not name. */
export function missingGems(lock: Pick<Lockfile, 'gems'>, line: string): readonly string[] {
  const left = LEFT.filter(([since]) => Number(line) >= Number(since)).flatMap(([, gems]) => gems);
  return left.filter((name) => gemOf(lock, name) === null);
}
