import type { Repo } from '../../../model/repo.ts';
import type { Manager, ProjectBuild } from '../facts.ts';
import type { Pyproject } from './pyproject.ts';

/**
 * Whether the repo installs itself as a package: uv does when there is a `[build-system]`, Poetry unless told otherwise. pip installs
 * what requirements name and nothing else, so a program is run from its folder there.
 */
export function projectBuild(pyproject: Pyproject | null, manager: Manager): ProjectBuild | null {
  const requires = pyproject?.['build-system']?.requires;
  if (requires === undefined || manager === 'pip' || declined(pyproject)) return null;
  return { requires, versionFromGit: requires.some((one) => /^(?:hatch-vcs|setuptools[-_]scm)\b/.test(one)) };
}

/** Files that build back ends read besides the sources: a missing README is an error to them. */
export function projectFiles(repo: Repo): readonly string[] {
  return repo
    .list('')
    .filter((name) => /^(?:README|LICEN[CS]E|COPYING)(?:\.[a-z]+)?$|^(?:setup\.(?:py|cfg)|MANIFEST\.in)$/.test(name));
}

function declined(pyproject: Pyproject | null): boolean {
  const tool = pyproject?.tool;
  return tool?.uv?.package === false || tool?.poetry?.['package-mode'] === false;
}
