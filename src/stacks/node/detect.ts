import type { Answers } from '../../model/answers.ts';
import type { Conflict, Found } from '../../model/evidence.ts';
import type { Facts, Shape } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import type { SourceFile } from '../_shared/code.ts';
import { readJson, textAt, type JsonFile } from '../_shared/json-file.ts';
import { imageName } from '../_shared/safe.ts';
import { gitVersion } from './detect/git-version.ts';
import { listening, type Listening } from './detect/listening.ts';
import { loopback } from './detect/loopback.ts';
import { packageManager, title } from './detect/manager.ts';
import { publicVariables } from './detect/public-variables.ts';
import { privateRegistries } from './detect/registries.ts';
import { rootScriptNotices } from './detect/root-scripts.ts';
import { sourceCode } from './detect/sources.ts';
import { findStart } from './detect/start.ts';
import { nodeVersion } from './detect/version.ts';
import { workspaceRoot } from './detect/workspace.ts';
import { details } from './details.ts';
import type { NodeDetails } from './facts.ts';
import { framework } from './frameworks/index.ts';
import type { FrameworkFacts } from './frameworks/framework.ts';

/** A folder with a package.json is a Node service. */
export function detect(repo: Repo, catalogue: readonly CatalogueImage[], given: Answers): Facts<NodeDetails> | null {
  const manifest = readJson(repo, 'package.json');
  if (manifest === null || workspaceRoot(repo, manifest)) return null;
  const version = nodeVersion(repo, manifest, catalogue, given);
  const packages = packageManager(repo, manifest, given);
  const { manager } = packages;
  const started = findStart(repo, manifest);
  const code = sourceCode(repo, textAt(manifest, 'scripts', 'build') !== null);
  const frame = framework({ repo, manifest, code, started, given });
  const seen = listening(code);
  const registries = privateRegistries(repo, manager.id);
  const variables = publicVariables(repo, code, frame.publicPrefix, given);
  const git = gitVersion(manifest, code);
  return {
    stack: 'node',
    service: '',
    name: nameOf(manifest),
    shape: shapeOf(frame, seen, code),
    framework: frame.title,
    runtime: version.runtime,
    manager: { value: `${title(manager.id)} ${manager.version ?? ''}`.trim(), from: manager.from },
    entries: [],
    start: frame.start,
    port: frame.port ?? seen.port,
    health: frame.health ?? (frame.shape === 'static' ? null : seen.health),
    writable: frame.writable,
    secrets: registries.secrets,
    buildArgs: [...variables.buildArgs, ...git.buildArgs],
    conflicts: [...version.conflicts, ...notices(manifest, frame, code), ...started.conflicts, ...variables.conflicts],
    blockers: [version, packages, frame, registries, variables, git].flatMap((part) => part.blockers),
    details: details({ repo, manifest, manager, started, code, frame, seen, variables, tokens: registries.tokens }),
  };
}

function notices(manifest: JsonFile, frame: FrameworkFacts, code: readonly SourceFile[]): readonly Conflict[] {
  return [...rootScriptNotices(manifest, frame.output !== null), ...loopback(frame, code)];
}

function nameOf(manifest: JsonFile): Found<string> {
  const name = textAt(manifest, 'name');
  return name === null ? { value: 'app', from: '' } : { value: imageName(name.value), from: name.from };
}

/** A program that neither uses a server library nor listens is a worker. */
function shapeOf(frame: FrameworkFacts, seen: Listening, code: readonly SourceFile[]): Shape {
  if (frame.shape !== 'server' || frame.id !== 'program') return frame.shape;
  return seen.listens || seen.port !== null || code.length === 0 ? 'server' : 'worker';
}
