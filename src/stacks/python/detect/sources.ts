import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { readCode } from '../../_shared/code.ts';
import { place } from '../../_shared/place.ts';
import { isPlainPath } from '../../_shared/safe.ts';

/** A Python file of the program itself: neither a test nor a tool of the repo. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Dotted name to import it by, as in `orders.main`. */
  readonly module: string;
}

const SKIPPED =
  /^(?:tests?|docs?|examples?|scripts?|tools?|bench(?:marks)?|migrations|build|dist|venv|env|noxfile\.py|tasks\.py|setup\.py|conftest\.py)(?:\/|$)/;
const TEST = /(?:^|\/)(?:tests?\/|test_[^/]*\.py$|[^/]*_test\.py$|conftest\.py$)/;
/** Folders that programs read beside their modules. */
const DATA_FILE = /\.(?:json|ya?ml|toml|ini|csv|tsv|txt|sql|html|xml|parquet|onnx|gz)$/;
const NOT_DATA =
  /^(?:requirements.*\.txt|pyproject\.toml|uv\.toml|mise\.toml|package(?:-lock)?\.json|(?:docker-)?compose.*\.ya?ml|tests?\/|docs?\/|node_modules\/|venv\/|env\/|build\/|dist\/|tmp\/)$/;
const DATA: ReadonlySet<string> = new Set(['templates/', 'static/', 'assets/', 'locale/', 'data/']);

/** Every Python file that can be imported from the root or from `src/`, without tests. */
export function sourceFiles(repo: Repo): readonly SourceFile[] {
  const wanted = (path: string): boolean =>
    path.endsWith('.py') && !SKIPPED.test(path.replace(/^src\//, '')) && !TEST.test(path) && moduleName(path) !== null;
  return readCode(repo, wanted).map((file) => ({ ...file, module: moduleName(file.path) ?? '' }));
}

/** What of the repo belongs into the image: folders as a whole, so that data files and new modules come along. */
export function sourcePatterns(repo: Repo, files: readonly SourceFile[]): readonly string[] {
  const folders = files
    .filter(({ path }) => path.includes('/'))
    .map(({ path }) => `${path.slice(0, path.indexOf('/'))}/`);
  const beside = repo.list('').filter((name) => DATA.has(name) || isMentioned(name, files));
  const single = files.some(({ path }) => !path.includes('/')) ? ['*.py'] : [];
  return [...new Set([...folders, ...beside])]
    .filter((name) => isPlainPath(name))
    .toSorted()
    .concat(single);
}

/** Data beside the code is taken along when the code names it: `open("prices.json")`, `Path("rates") / month`. */
function isMentioned(name: string, files: readonly SourceFile[]): boolean {
  const folder = name.endsWith('/');
  if (name.startsWith('.') || NOT_DATA.test(name) || (!folder && !DATA_FILE.test(name))) return false;
  const bare = name.replace(/\/$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const named = new RegExp(`["'/]${bare}${folder ? `["'/]` : `["']`}`);
  return files.some(({ text }) => named.test(text));
}

/** First match of a pattern in any file, with its place. */
export function firstMatch(files: readonly SourceFile[], pattern: RegExp): Found<string> | null {
  for (const { path, text } of files) {
    const match = pattern.exec(text);
    if (match?.[1] !== undefined) return { value: match[1], from: place(path, text, match.index) };
  }
  return null;
}

/** One match of a pattern, with the file it stands in. */
export interface SourceMatch extends Found<string> {
  readonly file: SourceFile;
  readonly match: RegExpExecArray;
}

/** Every match of a global pattern in every file that holds `needs`: a plain search is many times as fast as a pattern. */
export function allMatches(files: readonly SourceFile[], pattern: RegExp, needs: string): readonly SourceMatch[] {
  return files
    .filter(({ text }) => text.includes(needs))
    .flatMap((file) =>
      [...file.text.matchAll(pattern)].map((match) => ({
        value: match[1] ?? '',
        from: place(file.path, file.text, match.index),
        file,
        match,
      })),
    );
}

function moduleName(path: string): string | null {
  const parts = path
    .replace(/^src\//, '')
    .replace(/\.py$/, '')
    .split('/');
  if (!parts.every((part) => /^[A-Za-z_]\w*$/.test(part))) return null;
  return (parts.at(-1) === '__init__' ? parts.slice(0, -1) : parts).join('.');
}
