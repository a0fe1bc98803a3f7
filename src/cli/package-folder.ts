import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

/** Folder of this package, wherever it is installed. */
export const packageFolder = dirname(findPackageJSON(import.meta.url) ?? '');
