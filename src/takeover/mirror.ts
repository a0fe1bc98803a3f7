import { closure, type Reading } from './reading.ts';

const OFFICIAL = /(?:^|\/)(?:node|python|golang|debian|alpine)$/;

/** Where official images are pulled through: `registry.acme.example/library` for `registry.acme.example/library/node:24`; `null` for nowhere. */
export function mirrorOf({ shipped, stages }: Reading): string | null {
  for (const { base } of closure(stages, shipped === null ? [] : [shipped])) {
    if (base.kind !== 'image' || base.reference.registry === 'docker.io') continue;
    const { name } = base.reference;
    if (OFFICIAL.test(name) && /^[a-z0-9.:/_-]+$/.test(name)) return name.slice(0, name.lastIndexOf('/'));
  }
  return null;
}
