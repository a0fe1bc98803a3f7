import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);
/** Folders of templates that are of no stack. */
const OTHERS = /^(?:_.*|starters)$/;

/** Names of the stacks, read from their folders of templates: the stacks themselves would be loaded for a `--help`. */
export const stackNames: readonly string[] = readdirSync(
  join(dirname(resolve('#templates/_partials/header.ejs')), '..'),
)
  .filter((name) => !OTHERS.test(name))
  .toSorted();
