import { catalogue } from '../../../../src/images/index.ts';
import type { Answers } from '../../../../src/model/answers.ts';
import type { Facts } from '../../../../src/model/facts.ts';
import type { SiteDetails } from '../../../../src/stacks/static/facts.ts';
import { staticSite } from '../../../../src/stacks/static/index.ts';
import { repoOf } from '../../repo-of.ts';

type Files = Readonly<Record<string, string>>;

export const GEMFILE = 'source "https://rubygems.org"\n\ngem "jekyll", "~> 4.4"\n';

const GEMS = ['base64 (0.3.0)', 'bigdecimal (3.2.2)', 'csv (3.3.5)', 'jekyll (4.4.1)', 'logger (1.7.0)'];

interface Sections {
  readonly gems?: readonly string[];
  readonly platforms?: readonly string[];
  readonly before?: string;
  readonly after?: string;
}

/** A Gemfile.lock of these gems, for these platforms. */
export function lock({ gems = [], platforms = ['ruby'], before = '', after = '' }: Sections = {}): string {
  const specs = [...GEMS, ...gems].map((gem) => `    ${gem}\n`).join('');
  const names = platforms.map((platform) => `  ${platform}\n`).join('');
  return `${before}GEM\n  remote: https://rubygems.org/\n  specs:\n${specs}\nPLATFORMS\n${names}\nDEPENDENCIES\n  jekyll (~> 4.4)\n${after}`;
}

export const SITE: Files = { '_config.yml': 'title: x\n', Gemfile: GEMFILE, 'Gemfile.lock': lock(), 'index.md': '' };

/** What is read in a folder with these files beside a site of Jekyll; `undefined` takes one away. */
export function seen(
  files: Readonly<Record<string, string | undefined>>,
  given: Answers = {},
): Facts<SiteDetails> | null {
  const all = Object.entries({ ...SITE, ...files }).flatMap(([path, text]) =>
    text === undefined ? [] : [[path, text]],
  );
  return staticSite.detect(repoOf(Object.fromEntries(all) as Files), catalogue, given);
}
