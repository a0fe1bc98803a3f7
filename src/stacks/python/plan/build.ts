import type { WritablePath } from '../../../model/facts.ts';
import { plainPath } from '../../_shared/safe.ts';
import type { PythonDetails } from '../facts.ts';
import { backEnds } from './back-ends.ts';

/** How the repo's own code gets into the image, as finished values of the templates. */
export type BuildView = {
  /** Partial below `python/build/`. */
  readonly kind: 'sources' | 'static' | 'project';
  /** Operands of one `COPY` each. */
  readonly copies: readonly string[];
  /** Folders of the image that the process may write to. */
  readonly folders: readonly string[];
  /** What `COPY` takes from the build to make them; empty when there are none. */
  readonly folderCopies: readonly string[];
  /** Build arguments of the step that installs the repo's own package. */
  readonly args: readonly string[];
  /** Stand-in values for the step that collects static files. */
  readonly standIns: string;
  /** Back ends of the repo's own package, as pip takes them. */
  readonly backEnds: string;
  /** Installs the repo's own package. */
  readonly command: string;
};

/** pip for uv's projects too: uv notes the time of its sources beside the package, so that no two builds were alike (H14). */
const INSTALL =
  'pip --python /opt/venv/bin/python install --no-compile --no-cache-dir --no-deps --no-index --find-links /back-ends .';

/** What a back end takes for the version that git would have told it; `0` where the build says none. */
const VERSION = 'SETUPTOOLS_SCM_PRETEND_VERSION="${VERSION:-0}" ';

export function buildView(details: PythonDetails, writable: readonly WritablePath[]): BuildView {
  const folders = writable.filter(({ kind }) => kind === 'volume').map(({ path }) => path);
  return {
    kind: kindOf(details),
    copies: details.sources.map(copyOf),
    folders,
    folderCopies: folders.length > 0 ? ['/folders /'] : [],
    standIns: (details.staticFiles?.variables ?? []).map((name) => `${name}=${standIn(name)} `).join(''),
    ...projectView(details),
  };
}

function kindOf({ project, staticFiles }: PythonDetails): BuildView['kind'] {
  if (project !== null) return 'project';
  return staticFiles === null ? 'sources' : 'static';
}

function projectView({ project }: PythonDetails): Pick<BuildView, 'args' | 'backEnds' | 'command'> {
  const { pins, unpinned } = backEnds(project?.requires ?? []);
  const fromGit = project?.versionFromGit === true;
  return {
    args: fromGit ? ['VERSION=""'] : [],
    backEnds: `${unpinned.length > 0 ? '' : '--no-deps '}${[...pins, ...unpinned].join(' ')}`,
    command: fromGit ? `${VERSION}${INSTALL}` : INSTALL,
  };
}

/** Modules below `src/` are imported without that name. */
function copyOf(pattern: string): string {
  if (pattern === '*.py') return '*.py ./';
  const path = plainPath(pattern, pattern);
  return path === 'src/' ? 'src/ ./' : `${path} ./${path.endsWith('/') ? path : ''}`;
}

/** Values that settings can read and nobody could use: an address where one is parsed, a word elsewhere. */
function standIn(name: string): string {
  if (name.endsWith('DATABASE_URL')) return 'sqlite://:memory:';
  if (name.endsWith('_URL')) return 'http://localhost';
  return /(?:PORT|TIMEOUT|_ID|SIZE|COUNT)$/.test(name) ? '1' : 'build-only';
}
