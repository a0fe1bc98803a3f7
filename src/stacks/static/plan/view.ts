import type { Plan } from '../../../model/plan.ts';
import { plainPath } from '../../_shared/safe.ts';
import type { SiteDetails } from '../facts.ts';

type Text = Readonly<Record<'fallback' | 'notFound', string>>;

/** What each server does with a path that is no file: the first page, the site's own page, or nothing. */
const ANSWERS: Readonly<Record<string, Readonly<Record<'first' | 'own' | 'none', Text>>>> = {
  'static/nginx': {
    first: { fallback: '/index.html', notFound: '' },
    own: { fallback: '$uri.html =404', notFound: 'error_page 404 /404.html;' },
    none: { fallback: '$uri.html =404', notFound: '' },
  },
  'static/caddy': {
    first: { fallback: '{path} {path}/ /index.html', notFound: '' },
    own: { fallback: '{path} {path}/ {path}.html', notFound: '/404.html' },
    none: { fallback: '{path} {path}/ {path}.html', notFound: '' },
  },
  'static/server': {
    first: { fallback: 'SERVER_FALLBACK_PAGE=/srv/site/index.html', notFound: '' },
    own: { fallback: 'SERVER_ERROR_PAGE_404=/srv/site/404.html', notFound: '' },
    none: { fallback: '', notFound: '' },
  },
};

/** Finished values of the templates. */
export function viewOf({ folder, singlePage, notFoundPage }: SiteDetails, template: string): Plan['view'] {
  const way = singlePage.value ? 'first' : notFoundPage ? 'own' : 'none';
  const text = ANSWERS[template]?.[way] ?? { fallback: '', notFound: '' };
  return {
    source: folder === '' ? '.' : plainPath(folder, folder),
    fallback: text.fallback,
    fallbacks: text.fallback === '' ? [] : [text.fallback],
    notFound: text.notFound === '' ? [] : [text.notFound],
  };
}
