import type { Plan } from '../../../model/plan.ts';
import type { ServerId } from './servers.ts';

/** A site as it is served. */
export interface Site {
  /** Stage that the files come from, and their folder in it. */
  readonly stage: string;
  readonly folder: string;
  /** Path below which every address of the site begins, without slashes around it; empty for the root. */
  readonly basePath: string;
  /** What answers a path that is no file: the first page, the site's own page, or nothing. */
  readonly otherwise: 'first' | 'own' | 'none';
  /** Folder in which every name carries a hash of its content; empty where hashed names lie among others. */
  readonly hashedFolder: string;
}

const ROOT = '/srv/site';

/** Finished values of the shipped stage. */
export function siteView(site: Site, server: ServerId): Plan['view'] {
  const { fallback, notFound } = ANSWERS[server][site.otherwise](site.basePath === '' ? '' : `/${site.basePath}`);
  return {
    server,
    siteStage: site.stage,
    siteFolder: site.folder,
    siteTarget: `${ROOT}${under(site)}`,
    fallback,
    fallbacks: fallback === '' ? [] : [fallback],
    notFound: notFound === '' ? [] : [notFound],
    ...hashed(site),
  };
}

interface Answer {
  readonly fallback: string;
  readonly notFound: string;
}

type Way = (base: string) => Answer;

const PAGE = '$uri.html =404';
const FILES = '{path} {path}/';

const ANSWERS: Readonly<Record<ServerId, Readonly<Record<Site['otherwise'], Way>>>> = {
  nginx: {
    first: (base) => ({ fallback: `${base}/index.html`, notFound: '' }),
    own: (base) => ({ fallback: PAGE, notFound: `error_page 404 ${base}/404.html;` }),
    none: () => ({ fallback: PAGE, notFound: '' }),
  },
  caddy: {
    first: (base) => ({ fallback: `${FILES} ${base}/index.html`, notFound: '' }),
    own: (base) => ({ fallback: `${FILES} {path}.html`, notFound: `${base}/404.html` }),
    none: () => ({ fallback: `${FILES} {path}.html`, notFound: '' }),
  },
  'web-server': {
    first: (base) => ({ fallback: `SERVER_FALLBACK_PAGE=${ROOT}${base}/index.html`, notFound: '' }),
    own: (base) => ({ fallback: `SERVER_ERROR_PAGE_404=${ROOT}${base}/404.html`, notFound: '' }),
    none: () => ({ fallback: '', notFound: '' }),
  },
};

/** Which names browsers may keep for ever. */
function hashed(site: Site): Readonly<Record<string, string | readonly string[]>> {
  const { hashedFolder, otherwise } = site;
  if (hashedFolder === '')
    return {
      hashedWhy: 'a name that carries a hash changes with its content; everything else is asked for again',
      hashed: String.raw`[.-][0-9a-f]{8,}\.`,
      strict: [],
    };
  const folder = `${under(site)}/${hashedFolder}/`;
  return {
    hashedWhy: `names below ${folder} change with their content; everything else is asked for again`,
    hashed: `^${folder}`,
    strict: otherwise === 'first' ? [folder] : [],
  };
}

function under({ basePath }: Site): string {
  return basePath === '' ? '' : `/${basePath}`;
}
