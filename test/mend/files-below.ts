import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a fixture folder by path, dots given back to names that start with one. */
export function filesBelow(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const shown = path.slice(root.length + 1).replaceAll(/(^|\/)dot-/g, '$1.');
      return [shown, readFileSync(path, 'utf8')];
    }),
  );
}
