/** Folders that tools fill and nobody writes by hand: their files say nothing about the repo, and there may be a million of them. */
const ALWAYS: ReadonlySet<string> = new Set([
  '.git',
  '.gradle',
  '.hg',
  '.mypy_cache',
  '.next',
  '.nox',
  '.nuxt',
  '.pytest_cache',
  '.ruff_cache',
  '.svelte-kit',
  '.svn',
  '.terraform',
  '.tox',
  '.turbo',
  '.venv',
  '__pycache__',
  'bower_components',
  'node_modules',
]);

/** `target` is also an ordinary package name, so it is skipped only beside the manifest of a tool that builds into it. */
const BUILDS_INTO_TARGET = ['Cargo.toml', 'pom.xml', 'build.sbt', 'project.clj'];

/** Whether `name` is not entered; `siblings` are the names beside it. */
export function isSkippedFolder(name: string, siblings: ReadonlySet<string>): boolean {
  return ALWAYS.has(name) || (name === 'target' && BUILDS_INTO_TARGET.some((manifest) => siblings.has(manifest)));
}

/** Whether a folder with these entries is a Python virtual environment, whatever it is called. */
export function isVirtualEnvironment(entries: ReadonlySet<string>): boolean {
  return entries.has('pyvenv.cfg');
}
