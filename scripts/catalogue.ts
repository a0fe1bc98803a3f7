import { readFileSync, writeFileSync } from 'node:fs';
import { parseImageLines, renderReferences } from './image-lines.ts';

/**
 * The dated refresh of the catalogue, run by a maintainer (`npm run catalogue`).
 * With `--offline`, only writes references.ts anew from images.Dockerfile, after a bot's bump.
 */
const lines = new URL('../src/images/images.Dockerfile', import.meta.url);
const references = new URL('../src/images/references.ts', import.meta.url);

writeFileSync(references, renderReferences(parseImageLines(readFileSync(lines, 'utf8'))));
