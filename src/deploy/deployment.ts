import { NO_DEPLOYMENT, type BuildTarget, type Deployment, type Pipeline, type Service } from '../model/deployment.ts';
import type { Repo } from '../model/repo.ts';
import { readBakeHcl, readBakeJson } from './bake.ts';
import { readCompose } from './compose.ts';
import { readWorkflow } from './github.ts';
import { readGitlab } from './gitlab.ts';
import { readManifest } from './kubernetes.ts';
import { nameOf } from './paths.ts';
import { PLATFORMS, readFly } from './platforms.ts';
import { readProcfile } from './procfile.ts';
import { isScript, readScript } from './scripts.ts';
import { PROJECT, readProject } from './visual-studio.ts';
import { yamlViews, type View } from './yaml-view.ts';

type Parts = { builds: BuildTarget[]; services: Service[]; pipelines: Pipeline[]; processes: Deployment['processes'] };
type Reader = (root: View) => Partial<Parts>;

/** Files larger than this are no configuration. Bytes. */
const MAX_SIZE = 512 * 1024;
/** A manifest folder may hold thousands of files. */
const MAX_FILES = 400;

/** Names of compose files. */
export const COMPOSE = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/;
const MANIFEST_FOLDER = /(?:^|\/)(?:k8s|kubernetes|manifests?|deploy|deployments?|kustomize|base|overlays)\//;

/** Reads everything in a repository that says how its images are built and run. */
export function deploymentOf(repo: Repo): Deployment {
  const parts: Partial<Parts>[] = [];
  const unreadable: { file: string; reason: string }[] = [];
  for (const file of deploymentFiles(repo)) {
    const text = (repo.stat(file)?.size ?? 0) > MAX_SIZE ? null : repo.source(file);
    if (text === null) unreadable.push({ file, reason: 'it is too large or not text' });
    else parts.push(...readFile(file, text, unreadable));
  }
  return {
    builds: parts.flatMap((part) => part.builds ?? []),
    services: parts.flatMap((part) => part.services ?? []),
    pipelines: parts.flatMap((part) => part.pipelines ?? []),
    processes: Object.assign({}, ...parts.map((part) => part.processes ?? {})) as Deployment['processes'],
    kubernetes: parts.some((part) => part.services?.some(({ source }) => source === 'kubernetes')),
    unreadable: unreadable.length === 0 ? NO_DEPLOYMENT.unreadable : unreadable,
  };
}

/** Projects and scripts come last: there may be many, and most build nothing. */
function deploymentFiles(repo: Repo): readonly string[] {
  const all = repo.files().filter(isDeploymentFile);
  const rank = (file: string): number => (isScript(file) ? 2 : PROJECT.test(file) ? 1 : 0);
  return all.toSorted((one, other) => rank(one) - rank(other)).slice(0, MAX_FILES);
}

type BuildReader = (file: string, text: string) => readonly BuildTarget[];

/** Who reads a file that is no YAML and says what is built. */
function buildReaderOf(file: string): BuildReader | null {
  if (nameOf(file) === 'fly.toml') return readFly;
  if (isScript(file)) return readScript;
  if (PROJECT.test(file)) return readProject;
  return file.endsWith('.hcl') ? readBakeHcl : null;
}

function readFile(file: string, text: string, unreadable: { file: string; reason: string }[]): Partial<Parts>[] {
  if (nameOf(file) === 'Procfile') return [{ processes: readProcfile(file, text) }];
  const read = buildReaderOf(file);
  if (read !== null) return [{ builds: [...read(file, text)] }];
  const reader = readerOf(file);
  // Helm and other templates are no YAML until they are rendered.
  if (reader === null || (reader === readManifestParts && text.includes('{{'))) return [];
  const { views, reason } = yamlViews(file, text);
  if (reason !== null && reader !== readManifestParts) unreadable.push({ file, reason });
  return views.map(reader);
}

function isDeploymentFile(file: string): boolean {
  return (
    /^(?:Procfile|fly\.toml)$/.test(nameOf(file)) ||
    /^docker-bake(?:\.[\w-]+)?\.hcl$/.test(nameOf(file)) ||
    PROJECT.test(file) ||
    isScript(file) ||
    readerOf(file) !== null
  );
}

function readerOf(file: string): Reader | null {
  const name = nameOf(file);
  if (COMPOSE.test(name)) return readCompose;
  const platform = PLATFORMS.find((one) => one.name.test(name));
  if (platform !== undefined) return platform.read;
  if (/^\.github\/workflows\/[^/]+\.ya?ml$/.test(file)) return (root) => pipelineParts(readWorkflow(root));
  if (/(?:^|\.)gitlab-ci\.ya?ml$/.test(name)) return (root) => pipelineParts(readGitlab(root));
  if (/^docker-bake(?:\.[\w-]+)?\.json$/.test(name)) return (root) => ({ builds: readBakeJson(root) });
  return isManifest(file) ? readManifestParts : null;
}

/** Whether a file stands where Kubernetes manifests do. */
export function isManifest(file: string): boolean {
  return /\.ya?ml$/.test(file) && MANIFEST_FOLDER.test(file);
}

function readManifestParts(root: View): Partial<Parts> {
  return { services: readManifest(root) };
}

function pipelineParts({ builds, pipeline }: { builds: BuildTarget[]; pipeline: Pipeline }): Partial<Parts> {
  return { builds, pipelines: [pipeline] };
}
