import type { Repo } from '../../../model/repo.ts';
import { readCode, type SourceFile } from '../../_shared/code.ts';

/** Strings of C# and F# and their comments: one pass, whatever the text. */
const PIECE =
  /"""[\s\S]*?"""|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\(\*[\s\S]*?\*\)/g;

/** Code with every comment turned into blanks: offsets and lines stay. */
export function withoutComments(text: string): string {
  return text.replace(PIECE, (piece) => (/^(?:\/[/*]|\(\*)/.test(piece) ? piece.replace(/[^\n]/g, ' ') : piece));
}

/** Code below the folders of the projects that are built, without comments. */
export function sourcesOf(repo: Repo, folders: readonly string[], others: readonly string[]): readonly SourceFile[] {
  const wanted = (path: string): boolean =>
    /\.(?:cs|fs|vb|cshtml|razor)$/.test(path) &&
    !/(?:^|\/)(?:bin|obj)\//.test(path) &&
    folders.some((folder) => isBelow(path, folder)) &&
    !others.some((folder) => isBelow(path, folder));
  return readCode(repo, wanted).map(({ path, text }) => ({ path, text: withoutComments(text) }));
}

export function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}
