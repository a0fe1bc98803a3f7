import { UsageError } from '../../errors.ts';
import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage, Family } from '../../model/image.ts';
import type { ContextPlan, Plan, PlannedImage } from '../../model/plan.ts';
import { rowOf, runtimeImage, toolImage } from '../_shared/images.ts';
import { plainPath } from '../_shared/safe.ts';
import { TEMPORARY } from '../_shared/writable.ts';
import type { SiteDetails } from './facts.ts';
import { caddyProcess, nginxProcess, webServerProcess } from './plan/process.ts';
import { viewOf } from './plan/view.ts';
import { familyOf, SERVERS } from './servers.ts';

/** Facts and answers → every decision of a site that is files already. */
export function plan(facts: Facts<SiteDetails>, answers: Answers, catalogue: readonly CatalogueImage[]): Plan {
  const family = familyOf(answers);
  const made = SHAPES[family]?.(catalogue) ?? refused(family);
  return {
    schemaVersion: 1,
    stack: 'static',
    service: facts.service,
    name: answers.name ?? facts.name.value,
    shape: 'static',
    template: made.template,
    syntax: '1.14',
    images: made.images,
    user: { uid: made.uid, gid: made.uid },
    process: made.process,
    writable: [TEMPORARY],
    secrets: [],
    context: contextOf(facts.details, answers),
    deviations: [],
    buildArgs: [],
    view: viewOf(facts.details, made.template),
  };
}

interface Made {
  readonly template: string;
  readonly images: Readonly<Record<string, PlannedImage>>;
  readonly uid: number;
  readonly process: Plan['process'];
}

type Make = (catalogue: readonly CatalogueImage[]) => Made;

const NONROOT = 65_532;

const nginx =
  (family: Family): Make =>
  (catalogue) => {
    const runtime = runtimeImage(catalogue, 'nginx', family);
    const { programs, user } = rowOf(catalogue, runtime).contract;
    return { template: 'static/nginx', images: { runtime }, uid: Number(user), process: nginxProcess(programs) };
  };

const SHAPES: Readonly<Partial<Record<Family, Make>>> = {
  unprivileged: nginx('unprivileged'),
  slim: nginx('slim'),
  distroless: (catalogue) => ({
    template: 'static/caddy',
    images: {
      caddy: toolImage(catalogue, 'caddy'),
      build: runtimeImage(catalogue, 'static', 'slim'),
      runtime: runtimeImage(catalogue, 'static', 'distroless'),
    },
    uid: NONROOT,
    process: caddyProcess(),
  }),
  scratch: (catalogue) => ({
    template: 'static/server',
    images: {
      server: toolImage(catalogue, 'static-web-server'),
      runtime: runtimeImage(catalogue, 'static', 'scratch'),
    },
    uid: NONROOT,
    process: webServerProcess(),
  }),
};

function refused(family: Family): never {
  throw new UsageError(`--base ${family}: no site is served from it. Nothing was written.`, {
    hints: SERVERS.map(({ value, label }) => `ironhull retrofit --base ${value}     ${label}`),
  });
}

/** A folder of its own as a whole; a site at the root by its endings, because other things lie beside it. */
function contextOf({ folder, endings }: SiteDetails, answers: Answers): ContextPlan {
  const site = folder === '' ? [...endings.map((ending) => `**/*${ending}`), '.well-known/'] : [`${folder}/`];
  const more = (answers.include ?? []).map((path) => plainPath(path, '--include'));
  return { include: [...site, ...more], exclude: ['**/*.map', ...(folder === '' ? ['**/node_modules'] : [])] };
}
