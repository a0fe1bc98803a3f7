import type { Found } from '../../../model/evidence.ts';
import { place } from '../../_shared/place.ts';
import type { GoFile } from './packages.ts';
import { matchesOf } from '../../_shared/matches.ts';

const READS =
  /\b(?:ParseGlob|ParseFiles|LoadHTMLGlob|LoadHTMLFiles|http\.Dir|os\.DirFS|os\.ReadFile|ioutil\.ReadFile|ServeFile|Static|StaticFS|StaticFile|File)\((?<args>[^()\n]*)/g;

/** Files and folders of the repo that the program opens by a relative path while it runs, so they ship beside it. */
export function findAssets(files: readonly GoFile[], isThere: (path: string) => boolean): readonly Found<string>[] {
  const found = new Map<string, Found<string>>();
  for (const one of files.flatMap(opened)) if (!found.has(one.value) && isThere(one.value)) found.set(one.value, one);
  return [...found.values()];
}

function opened(file: GoFile): readonly Found<string>[] {
  return matchesOf(file.code, READS).flatMap((match) => {
    const from = place(file.path, file.code, match.index);
    const texts = [...(match.groups?.['args'] ?? '').matchAll(/"([^"\n]+)"/g)];
    return texts.map((text) => ({ value: beforeGlob(text[1] ?? ''), from })).filter((one) => one.value !== '');
  });
}

/** `./templates/*.html` → `templates`; absolute and climbing paths are not of the repo. */
function beforeGlob(raw: string): string {
  if (raw.startsWith('/') || raw.split('/').includes('..')) return '';
  const parts = raw.split('/').filter((part) => part !== '' && part !== '.');
  const glob = parts.findIndex((part) => /[*?[]/.test(part));
  return (glob === -1 ? parts : parts.slice(0, glob)).join('/');
}
