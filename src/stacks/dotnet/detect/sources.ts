import type { Repo } from '../../../model/repo.ts';
import { allItems, type Project } from '../msbuild/project.ts';
import { joined } from '../msbuild/file.ts';
import { isBelow } from '../scan/source.ts';

/** Items that name files which are compiled, packed or laid beside the program. */
const ITEMS = ['Compile', 'Content', 'EmbeddedResource', 'None', 'AdditionalFiles', 'Protobuf', 'Page'];
/** Folders that the web SDK takes in by their name, and files that lie in the root of a project. */
const FOLDERS = ['wwwroot', 'Views', 'Pages', 'Components', 'Areas'];
const FILES = /^appsettings(?:\.Production)?\.json$|^(?:log4net|nlog|web)\.config$/i;
const KEY = /\.snk$/;

/** Patterns for a project that lies in the root, which is no folder that could be let in as a whole: code by its ending, files as they are named. */
export function rootSources(repo: Repo, root: Project): readonly string[] {
  const folders = FOLDERS.filter((name) => repo.list(name).length > 0).map((name) => `${name}/`);
  const files = repo.list('').filter((name) => FILES.test(name) || KEY.test(name));
  const endings = ['.cs', '.fs', '.vb', '.cshtml', '.razor', '.razor.css', '.razor.js', '.cshtml.css', '.resx'];
  return [...endings.map((ending) => `**/*${ending}`), ...folders, ...files, ...namedFiles(root)];
}

/** Files that items name outside of the folders that are let in. */
export function namedOutside(projects: readonly Project[], folders: readonly string[]): readonly string[] {
  const named = projects.flatMap((project) => namedFiles(project));
  return named.filter((path) => !folders.some((folder) => isBelow(path, folder)));
}

/** A pattern in a name stands for everything below its folder. */
function namedFiles(project: Project): readonly string[] {
  const found = ITEMS.flatMap((type) => allItems(project, type)).map(({ value }) =>
    joined(project.folder, value.include),
  );
  const plain = found.filter((path) => !/[$@%;]/.test(path) && !path.startsWith('../'));
  return [...new Set(plain.map(withoutPattern))].filter((path) => path !== '' && path !== '.');
}

function withoutPattern(path: string): string {
  const at = path.search(/[*?]/);
  if (at === -1) return path;
  const slash = path.lastIndexOf('/', at);
  return slash === -1 ? '' : path.slice(0, slash + 1);
}
