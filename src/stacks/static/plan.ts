import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { ContextPlan, Plan } from '../../model/plan.ts';
import { plainPath } from '../_shared/safe.ts';
import { serving } from '../_shared/site/servers.ts';
import { siteView, type Site } from '../_shared/site/view.ts';
import { TEMPORARY } from '../_shared/writable.ts';
import type { SiteDetails } from './facts.ts';
import { hugoBuild } from './hugo/build.ts';

/** Facts and answers → every decision of a site that is files already. */
export function plan(facts: Facts<SiteDetails>, answers: Answers, catalogue: readonly CatalogueImage[]): Plan {
  const { details } = facts;
  const { server, images, user, process } = serving(answers.base ?? 'unprivileged', catalogue);
  const built = details.hugo === null ? null : hugoBuild(details.hugo, catalogue);
  return {
    schemaVersion: 1,
    stack: 'static',
    service: facts.service,
    name: answers.name ?? facts.name.value,
    shape: 'static',
    template: 'static/site',
    syntax: '1.14',
    images: { ...built?.images, ...images },
    user,
    process,
    writable: [TEMPORARY],
    secrets: [],
    context: contextOf(details, answers),
    deviations: [],
    buildArgs: [],
    view: {
      source: built === null ? 'files' : 'hugo',
      files: details.folder === '' ? '.' : plainPath(details.folder, details.folder),
      ...built?.view,
      ...siteView(siteOf(details), server),
    },
  };
}

function siteOf(details: SiteDetails): Site {
  const basePath = details.hugo?.basePath ?? '';
  return { stage: 'site', folder: '/srv/site', basePath, otherwise: otherwise(details), hashedFolder: '' };
}

function otherwise({ singlePage, notFoundPage }: SiteDetails): 'first' | 'own' | 'none' {
  return singlePage.value ? 'first' : notFoundPage ? 'own' : 'none';
}

/** A folder of its own as a whole; a site at the root by its endings, because other things lie beside it. */
function contextOf({ folder, endings, hugo }: SiteDetails, answers: Answers): ContextPlan {
  const site = folder === '' ? [...endings.map((ending) => `**/*${ending}`), '.well-known/'] : [`${folder}/`];
  const more = (answers.include ?? []).map((path) => plainPath(path, '--include'));
  if (hugo !== null) return { include: [...hugo.sources, ...more], exclude: ['**/exampleSite'] };
  return { include: [...site, ...more], exclude: ['**/*.map', ...(folder === '' ? ['**/node_modules'] : [])] };
}
