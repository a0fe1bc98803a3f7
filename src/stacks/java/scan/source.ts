import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { readCode, type SourceFile } from '../../_shared/code.ts';
import { place } from '../../_shared/place.ts';

/** Strings of three kinds and comments of two: one pass, whatever the text. */
const PIECE = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** Java, Kotlin, Scala or Groovy with every comment turned into blanks: offsets and lines stay. */
export function withoutComments(text: string): string {
  return text.replace(PIECE, (piece) => (piece.startsWith('/') ? piece.replace(/[^\n]/g, ' ') : piece));
}

/** The program's own code below `src/main` of its modules, without comments. */
export function sourcesOf(repo: Repo, folders: readonly string[]): readonly SourceFile[] {
  const roots = folders.map((folder) => (folder === '.' ? 'src/main/' : `${folder}/src/main/`));
  const wanted = (path: string): boolean =>
    /\.(?:java|kt|scala)$/.test(path) && roots.some((root) => path.startsWith(root));
  return readCode(repo, wanted).map(({ path, text }) => ({ path, text: withoutComments(text) }));
}

/** Classes with a `main` of their own, by the name that starts them. */
export function mainClasses(sources: readonly SourceFile[]): readonly Found<string>[] {
  return sources.flatMap(({ path, text }) => {
    const match =
      /\bstatic\s+(?:final\s+)?void\s+main\s*\(|\bfun\s+main\s*\(|\bdef\s+main\s*\(|^@main\b|\bextends\s+App\b/m.exec(
        text,
      );
    if (match === null) return [];
    const packageName = /^\s*package\s+([\w.]+)/m.exec(text)?.[1];
    const [, stem = '', ending] = /([^/]+)\.(java|kt|scala)$/.exec(path) ?? [];
    const name = ending === 'kt' && /^fun\s+main\s*\(/m.test(text) ? `${stem}Kt` : stem;
    const value = packageName === undefined ? name : `${packageName}.${name}`;
    return /^[\w.$]+$/.test(value) ? [{ value, from: place(path, text, match.index) }] : [];
  });
}
