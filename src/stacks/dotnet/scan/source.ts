import type { Repo } from '../../../model/repo.ts';
import { readCode, type SourceFile } from '../../_shared/code.ts';

/** Strings and comments; what does not end goes to the end of the text, so that each is read once. */
const PIECE =
  /"""(?:[\s\S]*?"""|[\s\S]*)|@"(?:[^"]|"")*"?|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])'|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)/g;
/** The same in F#, whose own comments are pointers in C#. */
const PIECE_OF_FSHARP = new RegExp(String.raw`${PIECE.source}|\(\*(?:[\s\S]*?\*\)|[\s\S]*)`, 'g');

/** Code with every comment turned into blanks: offsets and lines stay. */
export function withoutComments(path: string, text: string): string {
  const pieces = path.endsWith('.fs') ? PIECE_OF_FSHARP : PIECE;
  return text.replace(pieces, (piece) => (/^(?:\/[/*]|\(\*)/.test(piece) ? piece.replace(/[^\n]/g, ' ') : piece));
}

/** Code below the folders of the projects that are built, without comments. */
export function sourcesOf(repo: Repo, folders: readonly string[], others: readonly string[]): readonly SourceFile[] {
  const wanted = (path: string): boolean =>
    /\.(?:cs|fs|vb|cshtml|razor)$/.test(path) &&
    !/(?:^|\/)(?:bin|obj)\//.test(path) &&
    folders.some((folder) => isBelow(path, folder)) &&
    !others.some((folder) => isBelow(path, folder));
  return readCode(repo, wanted).map(({ path, text }) => ({ path, text: withoutComments(path, text) }));
}

export function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}
