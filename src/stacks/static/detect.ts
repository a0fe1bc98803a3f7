import type { Answers } from '../../model/answers.ts';
import type { Found } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { imageName } from '../_shared/safe.ts';
import { findIn } from '../_shared/place.ts';
import { endingsIn, siteFolder } from './detect/files.ts';
import { foreignManifest } from './detect/foreign.ts';
import { redirects } from './detect/redirects.ts';
import type { SiteDetails } from './facts.ts';
import { readHugo, type Hugo } from './hugo/detect.ts';
import { server } from './servers.ts';

/** Pages that Hugo writes, or files that a browser can take as they are; nothing that another stack would build. */
export function detect(repo: Repo, catalogue: readonly CatalogueImage[], _given: Answers): Facts<SiteDetails> | null {
  if (foreignManifest(repo)) return null;
  const site = readHugo(repo);
  const details = site === null ? plainSite(repo) : generated(site.hugo);
  if (details === null) return null;
  return {
    stack: 'static',
    service: '',
    name: nameOf(repo),
    shape: 'static',
    framework: site?.title ?? null,
    runtime: server(catalogue),
    manager: null,
    entries: [],
    start: null,
    port: null,
    health: null,
    writable: [],
    secrets: [],
    buildArgs: [],
    conflicts: [],
    blockers: site?.blockers ?? [],
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
  };
}

function generated(hugo: Hugo): SiteDetails {
  return { folder: '', endings: [], singlePage: { value: false, from: '' }, notFoundPage: true, hugo };
}

/** The domain, else the folder's own name; a page's title may be anything. */
function nameOf(repo: Repo): Found<string> {
  const domain = findIn('CNAME', repo.text('CNAME'), /^([a-z0-9.-]+)\s*$/i);
  const folder = { value: repo.root.split(/[\\/]/).at(-1) ?? 'site', from: '' };
  const { value, from } = domain ?? folder;
  return { value: imageName(value), from };
}
