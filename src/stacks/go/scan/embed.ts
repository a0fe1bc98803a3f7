import type { Found } from '../../../model/evidence.ts';
import { place } from '../../_shared/place.ts';
import type { GoFile } from './packages.ts';
import { matchesOf } from '../../_shared/matches.ts';

/** Patterns of `//go:embed` lines, relative to the module: what they name must reach the build. */
export function findEmbeds(files: readonly GoFile[]): readonly Found<string>[] {
  return files.flatMap((file) => {
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    return matchesOf(file.text, /^\/\/go:embed[ \t]+(.+)$/gm).flatMap((line) => {
      const from = place(file.path, file.text, line.index);
      return patterns(line[1] ?? '').map((pattern) => ({ value: `${folder}${pattern}`, from }));
    });
  });
}

function patterns(line: string): readonly string[] {
  const words = line.match(/"[^"]*"|`[^`]*`|[^\s"`]+/g) ?? [];
  return words.map((word) =>
    word
      .replace(/^["`]|["`]$/g, '')
      .replace(/^all:/, '')
      .replace(/\/+$/, ''),
  );
}
