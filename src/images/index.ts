import type { CatalogueImage } from '../model/image.ts';
import { baseImages } from './bases.ts';
import { goImages } from './go.ts';
import { nodeImages } from './node.ts';
import { pythonImages } from './python.ts';
import { staticImages } from './static.ts';
import { toolImages } from './tools.ts';

/** Every vetted base image. Plain data, no file is read. */
export const catalogue: readonly CatalogueImage[] = [
  ...nodeImages,
  ...pythonImages,
  ...goImages,
  ...baseImages,
  ...staticImages,
  ...toolImages,
];
