import type { Answers } from '../../model/answers.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Plan } from '../../model/plan.ts';
import { buildImage, runtimeImage } from '../_shared/images.ts';
import { TEMPORARY } from '../_shared/writable.ts';
import type { GoDetails } from './facts.ts';

/** Facts and answers → every decision of a Go image. */
export function plan(facts: Facts<GoDetails>, answers: Answers, catalogue: readonly CatalogueImage[]): Plan {
  const { details } = facts;
  const name = answers.name ?? facts.name.value;
  const family = answers.base ?? 'distroless';
  return {
    schemaVersion: 1,
    stack: 'go',
    service: facts.service,
    name,
    shape: facts.shape,
    template: 'go/binary',
    syntax: '1.14',
    images: {
      build: buildImage(catalogue, 'go', facts.runtime.cycle, 'full'),
      runtime: runtimeImage(catalogue, 'static', family),
    },
    user: { uid: 65532, gid: 65532 },
    process: {
      entrypoint: answers.start ?? ['/app'],
      cmd: [],
      port: answers.port ?? null,
      health: [],
      healthWhyNot: 'the image has nothing to ask with but the program itself',
      endpoint: answers.health ?? null,
      stopSignal: 'SIGTERM',
    },
    writable: [TEMPORARY],
    secrets: [],
    context: {
      include: [...details.manifests, ...(details.vendored ? ['vendor/'] : []), '**/*.go'],
      exclude: ['**/*_test.go'],
    },
    deviations: [],
    buildArgs: [],
    view: {
      manifests: details.manifests.join(' '),
      install: details.hasModules ? 'modules' : 'none',
      cacheId: `${name}-go-build`,
      cgo: details.cgo ? 1 : 0,
      modFlag: details.vendored ? 'vendor' : 'readonly',
      ldflags: '-s -w',
      entry: answers.entry ?? '.',
    },
  };
}
