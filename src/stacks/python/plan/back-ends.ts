import { satisfies } from '@renovatebot/pep440';
import { packageName } from '../detect/package-name.ts';

/**
 * Build back ends at the versions that templates were proven with, each with what it needs itself: a back end fetched at its newest
 * version would be the one unlocked thing in the image (H7).
 */
const BACK_ENDS: Readonly<Record<string, readonly string[]>> = {
  setuptools: ['setuptools==84.2.1'],
  wheel: ['wheel==0.48.0', 'packaging==26.3'],
  hatchling: [
    'hatchling==1.33.0',
    'packaging==26.3',
    'pathspec==1.1.1',
    'pluggy==1.7.0',
    'tomlkit==0.15.2',
    'trove-classifiers==2026.9.21.13',
  ],
  'hatch-vcs': ['hatch-vcs==0.5.0', 'setuptools-scm==10.3.4', 'vcs-versioning==2.6.0', 'setuptools==84.2.1'],
  'setuptools-scm': ['setuptools-scm==10.3.4', 'vcs-versioning==2.6.0', 'packaging==26.3', 'setuptools==84.2.1'],
  'poetry-core': ['poetry-core==2.5.0'],
  'flit-core': ['flit-core==4.2.0'],
  'pdm-backend': ['pdm-backend==2.5.0'],
  'uv-build': ['uv-build==0.13.6'],
};

/** Every pinned back end, for packages whose own build says what it wants only once it runs. */
export const EVERY_BACK_END: readonly string[] = [...new Set(Object.values(BACK_ENDS).flat())].toSorted();

/** The pins for a `[build-system] requires`, and what of it has none that its own range allows. */
export interface BackEnds {
  readonly pins: readonly string[];
  readonly unpinned: readonly string[];
}

/** Pins what a project's own build needs. What the repo pins itself stays as it is. */
export function backEnds(requires: readonly string[]): BackEnds {
  const read = requires.map((one) => pinsOf(one));
  return {
    pins: [...new Set(read.flatMap(({ pins }) => pins))].toSorted(),
    unpinned: read.flatMap(({ unpinned }) => unpinned),
  };
}

const REQUIREMENT = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*\(?\s*([^;()]*?)\s*\)?\s*(?:;.*)?$/;

function pinsOf(requirement: string): BackEnds {
  const match = REQUIREMENT.exec(requirement.trim());
  if (match === null) return { pins: [], unpinned: [] };
  const name = packageName(match[1] ?? '');
  const range = match[2] ?? '';
  const known = BACK_ENDS[name] ?? [];
  if (known[0] !== undefined && fits(known[0], range)) return { pins: known, unpinned: [] };
  const exact = /^===?\s*([\w.!+]+)$/.exec(range)?.[1];
  if (exact === undefined) return { pins: [], unpinned: [name] };
  return { pins: [`${name}==${exact}`, ...known.slice(1)], unpinned: [] };
}

function fits(pin: string, range: string): boolean {
  return range === '' || satisfies(pin.split('==')[1] ?? '', range);
}
