import type { Deployment } from '../model/deployment.ts';
import type { Repo } from '../model/repo.ts';
import { nameOf } from './paths.ts';

const NAME = /^(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.(?:dockerfile|containerfile)$|^Dockerfile[-_][\w.-]+$/i;
/** Endings of files that only have the word in their name: ignore files, templates, sources. */
const OTHER =
  /\.(?:dockerignore|containerignore|md|mdx|txt|ejs|erb|j2|jinja2?|tmpl|tpl|template|mustache|hbs|js|ts|mjs|cjs|py|rb|go|rs|java|sh|json|ya?ml|toml|html|lock|orig|rej|bak|swp)$/i;
/** Folders whose files are others' code. */
const FOREIGN = /(?:^|\/)(?:vendor|third_party|node_modules|\.git)\//;

/** Whether a file's name says that it is a Dockerfile. */
export function isDockerfileName(path: string): boolean {
  const name = nameOf(path);
  return NAME.test(name) && !OTHER.test(name);
}

/** Every Dockerfile of a repository: by name, and those that builds name otherwise. */
export function dockerfilesOf(repo: Repo, deployment: Deployment): string[] {
  const named = repo.files().filter((path) => isDockerfileName(path) && !FOREIGN.test(path));
  const built = deployment.builds.map(({ dockerfile }) => dockerfile).filter((path) => path !== '' && repo.has(path));
  return withoutTwins(repo, [...new Set([...named, ...built])].toSorted());
}

/** A file that goes by two names, as a link at the root does, is one file: the name nearest to the root says where it is built. */
function withoutTwins(repo: Repo, paths: readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const path of paths) {
    const file = repo.real(path) ?? path;
    const other = names.get(file);
    if (other === undefined || depthOf(path) < depthOf(other)) names.set(file, path);
  }
  return [...names.values()].toSorted();
}

function depthOf(path: string): number {
  return path.split('/').length;
}
