import type { CatalogueImage } from '../../../src/model/image.ts';
import type { Plan } from '../../../src/model/plan.ts';

/** Whether an image is a base for compiled programs: it carries no runtime, so that what runs on it is bound to one architecture. */
export function holdsCompiled({ roles, provides }: CatalogueImage): boolean {
  const bases = new Set(['static', 'base-nossl', 'base', 'cc', 'dotnet-deps', 'dotnet-deps-icu']);
  return roles.includes('runtime') && provides.some((one) => bases.has(one));
}

/** Servers that are copied onto such a base: their publisher compiled them for each platform, this build did not. */
const SERVERS: ReadonlySet<string> = new Set(['caddy', 'static-web-server']);

/** Whether a build compiles the program that it ships. A site on the same base is files, and the same everywhere. */
export function shipsCompiled({ images }: Plan, catalogue: readonly CatalogueImage[]): boolean {
  const rows = catalogue.filter(({ id }) => Object.values(images).some((image) => image.id === id));
  return rows.some(holdsCompiled) && !rows.some(({ provides }) => SERVERS.has(provides[0] ?? ''));
}
