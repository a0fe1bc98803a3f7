import type { Repo } from '../model/repo.ts';
import type { Stack } from '../model/stack.ts';

/** How deep below the root a service is looked for: `apps/web`, `services/eu/api`. */
const DEPTH = 3;

/** Folders that show, test or make a program and hold none that is shipped; `--service` leads into them all the same. */
const ASIDE: ReadonlySet<string> = new Set([
  '__fixtures__',
  '__mocks__',
  '__tests__',
  'bench',
  'benchmarks',
  'build',
  'cypress',
  'demo',
  'demos',
  'dist',
  'doc',
  'docs',
  'e2e',
  'example',
  'examples',
  'fixtures',
  'hack',
  'out',
  'playground',
  'sample',
  'samples',
  'scripts',
  'spec',
  'specs',
  'target',
  'template',
  'templates',
  'test',
  'testdata',
  'tests',
  'third_party',
  'tools',
  'vendor',
]);

/** Folders below the root that hold a sign of a stack, parents before what lies in them. */
export interface Candidates {
  readonly likely: readonly string[];
  readonly aside: readonly string[];
}

export function candidates(repo: Repo, stacks: readonly Stack[]): Candidates {
  const isSign = signOf(stacks);
  const folders = repo.files().flatMap((file) => {
    const slash = file.lastIndexOf('/');
    return slash > 0 && isSign(file.slice(slash + 1)) ? [file.slice(0, slash)] : [];
  });
  const near = [...new Set(folders)].filter((folder) => folder.split('/').length <= DEPTH).toSorted();
  return { likely: near.filter((folder) => !isAside(folder)), aside: near.filter(isAside) };
}

/** Whether a name is a sign of a stack, or ends as one of those that begin with `*`. */
function signOf(stacks: readonly Stack[]): (name: string) => boolean {
  const signs = stacks.flatMap((stack) => stack.signs);
  const names = new Set(signs);
  const endings = signs.filter((sign) => sign.startsWith('*')).map((sign) => sign.slice(1));
  return (name) => names.has(name) || endings.some((ending) => name.endsWith(ending));
}

function isAside(folder: string): boolean {
  return folder.split('/').some((name) => name.startsWith('.') || ASIDE.has(name.toLowerCase()));
}
