import { place } from './place.ts';

/** Where a text names a folder as a path or as the start of one: `frontend`, `./frontend/dist`, `'frontend', 'dist'`, but not `frontend-maven-plugin`. */
export function placeNaming(file: string, text: string, folder: string): string | null {
  const index = namesFolder(text, folder);
  return index === -1 ? null : place(file, text, index);
}

/** Offset of the folder's name; -1 where there is none. */
export function namesFolder(text: string, folder: string): number {
  const name = folder
    .split('/')
    .map(escaped)
    .join(String.raw`(?:/|["'],\s*["'])`);
  return text.search(new RegExp(String.raw`(?<=^|["'\`\s>=:]|\./|\}/)${name}(?=$|[/"'\`\s<&;])`, 'm'));
}

/** Whether a folder is one that patterns of a workspace name, as in `packages/*`; those after a `!` take folders out again. */
export function matchesMembers(patterns: readonly string[], folder: string): boolean {
  return patterns.reduce((member, pattern) => {
    const out = pattern.startsWith('!');
    return memberPattern(out ? pattern.slice(1) : pattern).test(folder) ? !out : member;
  }, false);
}

function memberPattern(pattern: string): RegExp {
  const source = escaped(pattern.replace(/^\.\//, '').replace(/\/+$/, ''))
    .replaceAll(/(?:\\\*)+/g, (stars) => (stars.length > 2 ? '.*' : '[^/]*'))
    .replaceAll(String.raw`\?`, '[^/]');
  return new RegExp(`^${source}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
