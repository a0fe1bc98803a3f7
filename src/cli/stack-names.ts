import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './package-folder.ts';

/** Folders of templates that are of no stack. */
const OTHERS = /^(?:_.*|starters)$/;

/** Names of the stacks, read from their folders of templates: the stacks themselves would be loaded for a `--help`. */
export const stackNames: readonly string[] = readdirSync(join(packageFolder, 'templates'))
  .filter((name) => !OTHERS.test(name))
  .toSorted();
