import type { Answers } from '../../model/answers.ts';
import type { Found } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { imageName } from '../_shared/safe.ts';
import { findIn } from '../_shared/place.ts';
import { endingsIn, siteFolder } from './detect/files.ts';
import { foreignManifest, programManifest } from './detect/foreign.ts';
import { redirects } from './detect/redirects.ts';
import type { SiteDetails } from './facts.ts';
import { readHugo } from './hugo/detect.ts';
import { readJekyll, type JekyllSite } from './jekyll/detect.ts';
import { server } from './servers.ts';

/** Pages that Hugo or Jekyll writes, or files that a browser can take as they are; nothing that another stack would build. */
export function detect(repo: Repo, catalogue: readonly CatalogueImage[], given: Answers): Facts<SiteDetails> | null {
  if (programManifest(repo, given)) return null;
  const jekyll = readJekyll(repo, catalogue, given);
  if (jekyll !== null) return ofJekyll(repo, jekyll);
  if (foreignManifest(repo)) return null;
  const site = readHugo(repo);
  const details = site === null ? plainSite(repo) : generated({ hugo: site.hugo }, true);
  if (details === null) return null;
  const { title: framework = null, blockers = [] } = site ?? {};
  return factsOf(repo, { ...SILENT, framework, runtime: server(catalogue), blockers, details });
}

/** What one kind of site says of itself, and others do not. */
type Said = Pick<
  Facts<SiteDetails>,
  'framework' | 'runtime' | 'manager' | 'secrets' | 'conflicts' | 'blockers' | 'details'
>;

const SILENT = { manager: null, secrets: [], conflicts: [] } as const satisfies Partial<Said>;

/** The version that matters is that of Ruby: what serves the pages is the catalogue's to choose. */
function ofJekyll(repo: Repo, site: JekyllSite): Facts<SiteDetails> {
  const { jekyll, title: framework, runtime, secrets, conflicts, blockers, notFoundPage } = site;
  const { bundler } = jekyll;
  const manager = bundler === null ? null : { value: `Bundler ${bundler.value}`, from: bundler.from };
  const details = generated({ jekyll }, notFoundPage);
  return factsOf(repo, { framework, runtime, manager, secrets, conflicts, blockers, details });
}

function factsOf(repo: Repo, said: Said): Facts<SiteDetails> {
  const { framework, runtime, manager, secrets, conflicts, blockers, details } = said;
  return {
    stack: 'static',
    service: '',
    name: nameOf(repo),
    shape: 'static',
    framework,
    runtime,
    manager,
    entries: [],
    start: null,
    port: null,
    health: null,
    writable: [],
    secrets,
    buildArgs: [],
    conflicts,
    blockers,
    details,
  };
}

function plainSite(repo: Repo): SiteDetails | null {
  const folder = siteFolder(repo);
  if (folder === null || foreignManifest(repo.sub(folder))) return null;
  const start = folder === '' ? '' : `${folder}/`;
  return {
    folder,
    endings: folder === '' ? endingsIn(repo.files()) : [],
    singlePage: redirects(repo, start) ?? { value: false, from: `${start}index.html` },
    notFoundPage: repo.has(`${start}404.html`),
    hugo: null,
    jekyll: null,
  };
}

function generated(by: Partial<Pick<SiteDetails, 'hugo' | 'jekyll'>>, notFoundPage: boolean): SiteDetails {
  const { hugo = null, jekyll = null } = by;
  return { folder: '', endings: [], singlePage: { value: false, from: '' }, notFoundPage, hugo, jekyll };
}

/** The domain, else the folder's own name; a page's title may be anything. */
function nameOf(repo: Repo): Found<string> {
  const domain = findIn('CNAME', repo.text('CNAME'), /^([a-z0-9.-]+)\s*$/i);
  const folder = { value: repo.root.split(/[\\/]/).at(-1) ?? 'site', from: '' };
  const { value, from } = domain ?? folder;
  return { value: imageName(value), from };
}
