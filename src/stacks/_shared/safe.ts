import { UsageError } from '../../errors.ts';

const PLAIN_PATH = /^(?!-)[A-Za-z0-9_@+~./()[\]-]+$/;
const GLOB = /[()[\]*?!#\\]/;

/** Whether a path from the repo can stand in a Dockerfile or .dockerignore line as it is. */
export function isPlainPath(path: string): boolean {
  return PLAIN_PATH.test(path) && !GLOB.test(path) && !path.split('/').includes('..');
}

/** A path from the repo, refused when it would need quoting: file names are not ours to trust. */
export function plainPath(path: string, from: string): string {
  if (isPlainPath(path)) return path;
  throw new UsageError(`${from}: the path ${JSON.stringify(path)} cannot stand in a Dockerfile. Nothing was written.`, {
    hints: ['rename it to letters, digits, dots, dashes and underscores'],
  });
}

/** Lower-case image name from a package name, module path or folder name (`@acme/Orders API` → `orders-api`). */
export function imageName(raw: string): string {
  const last = raw.split('/').at(-1) ?? '';
  const slug = last
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/[._-]{2,}/g, '-')
    .replace(/^[._-]+|[._-]+$/g, '');
  return slug.slice(0, 128) || 'app';
}
