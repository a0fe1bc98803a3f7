import type { Found } from '../../../model/evidence.ts';
import { place } from '../../_shared/place.ts';
import type { GoFile } from './packages.ts';

const NAME = 'healthcheck|health-check|health|healthz|probe';
const WAYS: readonly { readonly pattern: RegExp; readonly words: (name: string) => readonly string[] }[] = [
  { pattern: new RegExp(`\\bos\\.Args\\[1\\]\\s*==\\s*"(${NAME})"`), words: (name) => [name] },
  {
    pattern: new RegExp(`\\bswitch\\s+os\\.Args\\[1\\]\\s*\\{[^}]{0,1000}?\\bcase\\s+"(${NAME})"`),
    words: (name) => [name],
  },
  { pattern: new RegExp(`\\bUse:\\s*"(${NAME})"`), words: (name) => [name] },
  { pattern: new RegExp(`\\b(?:flag|pflag)\\.Bool(?:Var)?\\([^"\\n]*"(${NAME})"`), words: (name) => [`--${name}`] },
];

/** Words behind the program that make it ask its running self how it is; only a means that the code has (H11). */
export function findHealthCommand(files: readonly GoFile[]): Found<readonly string[]> | null {
  for (const { pattern, words } of WAYS) {
    for (const file of files) {
      const match = pattern.exec(file.code);
      if (match?.[1] === undefined) continue;
      const offset = match.index + match[0].lastIndexOf(match[1]);
      return { value: words(match[1]), from: place(file.path, file.code, offset) };
    }
  }
  return null;
}
