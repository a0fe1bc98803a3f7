import type { CatalogueImage } from '../../../src/model/image.ts';

/** Whether an image is a base for compiled programs: it carries no runtime, so that what runs on it is bound to one architecture. */
export function holdsCompiled({ roles, provides }: CatalogueImage): boolean {
  return roles.includes('runtime') && ['static', 'base-nossl', 'base', 'cc'].includes(provides[0] ?? '');
}
