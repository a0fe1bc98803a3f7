import type { CatalogueImage } from '../model/image.ts';
import { baseImages } from './bases.ts';
import { dotnetImages } from './dotnet.ts';
import { endedImages } from './ended.ts';
import { goImages } from './go.ts';
import { javaImages } from './java.ts';
import { nodeImages } from './node.ts';
import { pythonImages } from './python.ts';
import { rustImages } from './rust.ts';
import { siteBuilderImages } from './site-builders.ts';
import { staticImages } from './static.ts';
import { toolImages } from './tools.ts';

/** Every base image, vetted and dated. Plain data, no file is read. Rows past their end of life stand last; `supportedOn` tells. */
export const catalogue: readonly CatalogueImage[] = [
  ...nodeImages,
  ...pythonImages,
  ...goImages,
  ...javaImages,
  ...rustImages,
  ...dotnetImages,
  ...siteBuilderImages,
  ...baseImages,
  ...staticImages,
  ...toolImages,
  ...endedImages,
];
