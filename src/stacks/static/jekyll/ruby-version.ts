import type { Answers } from '../../../model/answers.ts';
import type { Conflict, Found } from '../../../model/evidence.ts';
import type { RuntimeFact } from '../../../model/facts.ts';
import type { CatalogueImage } from '../../../model/image.ts';
import type { Repo } from '../../../model/repo.ts';
import { asked } from '../../_shared/asked.ts';
import { findIn } from '../../_shared/place.ts';
import { releaseLines } from '../../_shared/release-lines.ts';
import { resolveVersion } from '../../_shared/versions.ts';
import { missingGems } from './brought.ts';
import type { Lockfile } from './lockfile.ts';
import { named, requirement } from './requirement.ts';

/** The Ruby that builds the site, and what the repo says of it. */
export interface RubyVersion {
  readonly runtime: RuntimeFact;
  readonly conflicts: readonly Conflict[];
  /** What the Gemfile asks for, which Bundler holds the running Ruby against. */
  readonly required: Found<string> | null;
}

const FILES: readonly (readonly [string, RegExp])[] = [
  ['.ruby-version', /^\s*((?:[a-z]+[ -])?\d[\w.-]*)\s*$/m],
  ['.tool-versions', /^ruby[ \t]+([\w.-]+)/m],
];
const GEMFILE = 'Gemfile';

/**
 * An order, then the files that mean Ruby's version alone, then the Gemfile, then the Ruby that made the lock. Where nobody says, the newest
 * line that brings what the locked gems take for granted.
 */
export function rubyVersion(
  repo: Repo,
  lock: Lockfile,
  catalogue: readonly CatalogueImage[],
  given: Answers,
): RubyVersion {
  const order = asked(given);
  const files = FILES.map(([file, pattern]) => findIn(file, repo.text(file), pattern)).filter((one) => one !== null);
  const required = requiredBy(repo, files);
  const [file] = files;
  const wanted = order ?? file ?? required ?? lock.ruby;
  const lines = releaseLines('ruby', catalogue).map((line) => ({
    ...line,
    ready: line.ready && missingGems(lock, line.cycle).length === 0,
  }));
  const parse = wanted === required && wanted !== file ? requirement : named;
  const resolved = resolveVersion(lines, wanted?.value ?? null, parse);
  return {
    runtime: { product: 'ruby', title: 'Ruby', wanted, ...resolved },
    conflicts: disagreement([...files, ...(lock.ruby === null ? [] : [lock.ruby])]),
    required,
  };
}

/** `ruby "3.4.4"`, `ruby "~> 3.3", ">= 3.3.1"`, or `ruby file: ".ruby-version"`, which is what stands there. */
function requiredBy(repo: Repo, files: readonly Found<string>[]): Found<string> | null {
  const found = findIn(GEMFILE, repo.text(GEMFILE), /^[ \t]*ruby[ \t(]+([^#\n]{1,200})/m);
  if (found === null) return null;
  const file = /["']\.(?:ruby-version|tool-versions)["']/.exec(found.value)?.[0].slice(1, -1);
  if (file !== undefined) {
    const said = files.find(({ from }) => from.startsWith(`${file}:`));
    return said === undefined ? null : { value: said.value.replace(/^ruby[ -]/, ''), from: found.from };
  }
  const words = [...found.value.matchAll(/["']([<>=~!]*[ \t]*\d[\w.]*)["']/g)].map((match) => match[1] ?? '');
  return words.length === 0 ? null : { value: words.join(', '), from: found.from };
}

/** Places that name different release lines. */
function disagreement(all: readonly Found<string>[]): readonly Conflict[] {
  const [taken, ...rest] = all;
  const others = rest.filter(({ value }) => taken !== undefined && lineOf(value) !== lineOf(taken.value));
  if (taken === undefined || others.length === 0) return [];
  return [{ about: 'Ruby version', taken, others, why: 'the file that means Ruby alone goes first' }];
}

function lineOf(text: string): string {
  return /\d+\.\d+/.exec(text)?.[0] ?? text;
}
