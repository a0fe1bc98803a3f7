import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OutputFile } from '../model/output.ts';
import type { Starter } from './index.ts';

const resolve = createRequire(import.meta.url).resolve;

/** Name that a starter bears in its own folder, where it is a project that works as it stands. */
const NAME = 'starter-service';
const MODULE_NAME = NAME.replaceAll('-', '_');

/** The files of a new service, written once and never touched again. `name` is what `serviceName` gave. */
export function starterFiles({ stack, settle = {} }: Starter, name: string): readonly OutputFile[] {
  const folder = join(dirname(resolve('#templates/starters/README.md')), stack);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => {
      const path = shippedAs(file.slice(folder.length + 1));
      const contents = named(readFileSync(file, 'utf8'), name);
      return { path, contents: settle[path]?.(contents) ?? contents, ownership: 'seed' as const };
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * A folder's name as what every ecosystem takes for a package and every registry for an image: an RFC 1123 label that starts
 * with a letter. `service` where nothing of it is left.
 */
export function serviceName(folder: string): string {
  const label = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  return label === '' ? 'service' : label;
}

/** Stored without its dot, since npm leaves some dotfiles out of a package. */
function shippedAs(path: string): string {
  return path
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => part.replace(/^dot-/, '.'))
    .join('/');
}

function named(text: string, name: string): string {
  return text.replaceAll(NAME, name).replaceAll(MODULE_NAME, name.replaceAll('-', '_'));
}
