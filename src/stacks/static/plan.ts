import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { ContextPlan, Plan } from '../../model/plan.ts';
import type { Secret } from '../../model/secret.ts';
import { withHostKeys } from '../_shared/git-secrets.ts';
import { plainPath } from '../_shared/safe.ts';
import { CA, chosenSecrets, isCustom } from '../_shared/secrets.ts';
import { serving } from '../_shared/site/servers.ts';
import { siteView, type Site } from '../_shared/site/view.ts';
import { TEMPORARY } from '../_shared/writable.ts';
import type { SiteDetails } from './facts.ts';
import { hugoBuild } from './hugo/build.ts';
import { jekyllBuild } from './jekyll/build.ts';
import { deviationsOf } from './jekyll/doubts.ts';

/** Facts and answers → every decision of a site that is files already, or that a generator writes. */
export function plan(facts: Facts<SiteDetails>, answers: Answers, catalogue: readonly CatalogueImage[]): Plan {
  const { details } = facts;
  const { server, images, user, process } = serving(answers.base ?? 'unprivileged', catalogue);
  const secrets = secretsOf(facts, answers);
  const built = builtBy(facts, secrets, catalogue);
  return {
    schemaVersion: 1,
    stack: 'static',
    service: facts.service,
    name: answers.name ?? facts.name.value,
    shape: 'static',
    template: 'static/site',
    syntax: '1.14',
    images: { ...built.images, ...images },
    user,
    process,
    writable: [TEMPORARY],
    secrets,
    context: contextOf(details, answers),
    deviations: deviationsOf(details.jekyll?.doubts ?? [], secrets.some(isLogin)),
    buildArgs: [],
    view: {
      files: details.folder === '' ? '.' : plainPath(details.folder, details.folder),
      ...built.view,
      ...siteView(siteOf(details), server),
    },
  };
}

/** Where the files come from; the template of that stage bears the name of the source. */
function builtBy(
  { details: { hugo, jekyll }, runtime }: Facts<SiteDetails>,
  secrets: readonly Secret[],
  catalogue: readonly CatalogueImage[],
): Pick<Plan, 'images' | 'view'> {
  if (jekyll !== null) return named('jekyll', jekyllBuild(jekyll, runtime.cycle, secrets, catalogue));
  return hugo === null ? named('files', { images: {}, view: {} }) : named('hugo', hugoBuild(hugo, catalogue));
}

function named(source: string, { images, view }: Pick<Plan, 'images' | 'view'>): Pick<Plan, 'images' | 'view'> {
  return { images, view: { source, ...view } };
}

/** Only gems are fetched from where somebody may ask who fetches. */
function secretsOf({ details, secrets }: Facts<SiteDetails>, answers: Answers): readonly Secret[] {
  return details.jekyll === null ? [] : withHostKeys(chosenSecrets(secrets, answers.secrets ?? []));
}

function isLogin(secret: Secret): boolean {
  return secret.kind !== CA.kind && !isCustom(secret);
}

function siteOf(details: SiteDetails): Site {
  const basePath = (details.hugo ?? details.jekyll)?.basePath ?? '';
  return { stage: 'site', folder: '/srv/site', basePath, otherwise: otherwise(details), hashedFolder: '' };
}

function otherwise({ singlePage, notFoundPage }: SiteDetails): 'first' | 'own' | 'none' {
  return singlePage.value ? 'first' : notFoundPage ? 'own' : 'none';
}

/** A folder of its own as a whole; a site at the root by its endings, because other things lie beside it. */
function contextOf({ folder, endings, hugo, jekyll }: SiteDetails, answers: Answers): ContextPlan {
  const site = folder === '' ? [...endings.map((ending) => `**/*${ending}`), '.well-known/'] : [`${folder}/`];
  const more = (answers.include ?? []).map((path) => plainPath(path, '--include'));
  if (hugo !== null) return { include: [...hugo.sources, ...more], exclude: ['**/exampleSite'] };
  if (jekyll !== null)
    return { include: [...jekyll.sources.map((path) => plainPath(path, path)), ...more], exclude: jekyll.excluded };
  return { include: [...site, ...more], exclude: ['**/*.map', ...(folder === '' ? ['**/node_modules'] : [])] };
}
