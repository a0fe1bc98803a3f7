/** Joins and normalises paths below the repo root; `null` when the result leaves it or is no path. */
export function joinPath(folder: string, path: string): string | null {
  if (/^(?:[a-z+]+:\/\/|git@|\/)|[${}]/.test(path)) return null;
  const parts: string[] = [];
  for (const part of [...folder.split('/'), ...path.split('/')]) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const NOT_PRODUCTION =
  /(?:^|[._/-])(?:dev|devel|development|local|override|test|tests|testing|ci|debug|e2e|example|sample)(?:[._/-]|$)/i;

/** Whether a name speaks of what ships, and not of development or tests. */
export function isProduction(name: string): boolean {
  return !NOT_PRODUCTION.test(name);
}
