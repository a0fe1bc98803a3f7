import type { Repo } from '../../model/repo.ts';
import type { SourceFile } from '../_shared/code.ts';
import { keysAt, textAt, type JsonFile } from '../_shared/json-file.ts';
import { plainPath } from '../_shared/safe.ts';
import { dependencyScripts, gitDependency } from './detect/dependencies.ts';
import type { Listening } from './detect/listening.ts';
import { manifests } from './detect/manifests.ts';
import type { PublicVariables } from './detect/public-variables.ts';
import { postinstall } from './detect/root-scripts.ts';
import { assetFolders, buildSources, runtimeSources } from './detect/sources.ts';
import type { StartFacts } from './detect/start.ts';
import type { Manager, NodeDetails } from './facts.ts';
import { entryOf, type FrameworkFacts } from './frameworks/framework.ts';

/** Everything that was read before the details are put together. */
export interface Read {
  readonly repo: Repo;
  readonly manifest: JsonFile;
  readonly manager: Manager;
  readonly started: StartFacts;
  readonly code: readonly SourceFile[];
  readonly frame: FrameworkFacts;
  readonly seen: Listening;
  readonly variables: PublicVariables;
  readonly tokens: readonly string[];
}

/** Builders that read what is in the context and nothing else. */
const OFFLINE_BUILD =
  /^(?:tsc|nest build|vite build|vitepress build|docusaurus build|vue-tsc|react-scripts build|vue-cli-service build|node |tsup|esbuild|rollup|webpack)/;

function buildsOffline(manifest: JsonFile): boolean {
  const scripts = ['postinstall', 'prebuild', 'build', 'postbuild'].map((name) => textAt(manifest, 'scripts', name));
  const parts = scripts.flatMap((script) => (script === null ? [] : script.value.split('&&')));
  return parts.every((part) => OFFLINE_BUILD.test(part.trim()));
}

export function details(read: Read): NodeDetails {
  const { repo, manifest, manager, started, frame, seen, variables, tokens } = read;
  const output = frame.output;
  const script = output === null ? null : textAt(manifest, 'scripts', 'build');
  return {
    manager,
    manifests: manifests(repo, manifest, manager),
    production: keysAt(manifest, 'dependencies').length + keysAt(manifest, 'optionalDependencies').length > 0,
    development: keysAt(manifest, 'devDependencies').length > 0,
    ...dependencyScripts(repo, manifest, manager),
    build: script === null ? null : 'build',
    buildOffline: script !== null && buildsOffline(manifest),
    postinstall: script !== null && postinstall(manifest) !== null,
    gitDependency: gitDependency(repo, manager),
    output,
    shipped: shipped(read).map((path) => plainPath(path, frame.start?.from ?? 'package.json')),
    sources: output === null ? [] : [...new Set([...buildSources(repo, output), ...frame.sources])],
    environmentFiles: variables.files,
    environment: started.start?.environment.filter(({ name }) => name !== 'NODE_ENV') ?? [],
    tokens,
    handlesSignals: frame.handlesSignals || seen.handlesSignals,
    readsPort: seen.readsPort || frame.id === 'next',
    framework: frame.id,
    site: frame.site,
    refusedStart: started.refused,
    publicFolder: repo.list('public').length > 0,
  };
}

/** What goes from the context into the image as it is. */
function shipped({ repo, code, frame }: Read): readonly string[] {
  if (frame.shape === 'static' || frame.id === 'next') return [];
  if (frame.output !== null) return ['package.json', ...assetFolders(repo, code, frame.output)];
  const entry = frame.start === null ? null : entryOf(frame.start.value);
  const sources = entry === null || !repo.has(entry) ? [] : runtimeSources(repo, entry, code);
  return [...new Set(['package.json', ...sources])];
}
