import { plainPath } from '../../_shared/safe.ts';
import type { PythonDetails } from '../facts.ts';
import { backEnds } from './back-ends.ts';

/** How the repo's own code gets into the image, as finished values of the templates. */
export type BuildView = {
  /** Partial below `python/build/`. */
  readonly kind: 'sources' | 'static' | 'project';
  /** Operands of one `COPY` each. */
  readonly copies: readonly string[];
  /** What the shipped stage takes over. */
  readonly shipped: readonly string[];
  /** Stand-in values for the step that collects static files. */
  readonly standIns: string;
  /** Back ends of the repo's own package, as pip takes them. */
  readonly backEnds: string;
  /** Installs the repo's own package. */
  readonly command: string;
};

const VENV = '/opt/venv';

export function buildView(details: PythonDetails): BuildView {
  const { project, staticFiles, manager } = details;
  const { pins, unpinned } = backEnds(project?.requires ?? []);
  const flags = unpinned.length > 0 ? '' : '--no-deps ';
  return {
    kind: project !== null ? 'project' : staticFiles !== null ? 'static' : 'sources',
    copies: details.sources.map(copyOf),
    shipped: project === null ? [VENV, '/app'] : [VENV],
    standIns: (staticFiles?.variables ?? []).map((name) => `${name}=${standIn(name)} `).join(''),
    backEnds: `${flags}${[...pins, ...unpinned].join(' ')}`,
    command:
      manager === 'uv'
        ? 'uv sync --frozen --offline --no-cache --no-index --find-links /back-ends --no-editable'
        : 'pip --python /opt/venv/bin/python install --no-compile --no-deps --no-index --find-links /back-ends .',
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
