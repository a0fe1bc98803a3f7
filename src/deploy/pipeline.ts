import type { BuildTarget, Pipeline } from '../model/deployment.ts';
import type { Found } from '../model/evidence.ts';
import { scriptBuild, scriptCommandsOf, type ScriptCommand } from './script.ts';

/** One step of a job: an action or a script. */
export interface Step {
  readonly job: string;
  readonly uses: Found<string> | null;
  readonly run: Found<string> | null;
}

interface PipelineParts {
  readonly source: Pipeline['source'];
  readonly file: string;
  readonly steps: readonly Step[];
  readonly builds: readonly BuildTarget[];
  readonly scheduled: boolean;
  readonly permissions: boolean;
  readonly attests: boolean;
}

const SCANNER =
  /trivy|grype|snyk|clair|anchore|docker-scout|docker\/scout|container-scanning|prisma|wiz|sysdig|dockle|xray/i;
const ATTESTER = /^(?:cosign|syft|slsa-verifier|notation)$/;

/** Puts a pipeline together from its steps, and adds the builds that its scripts run. */
export function pipelineOf(parts: PipelineParts): { builds: BuildTarget[]; pipeline: Pipeline } {
  const calls = parts.steps.flatMap(({ job, run }) =>
    run ? scriptCommandsOf(run).map((command) => ({ job, command })) : [],
  );
  const commands = calls.map(({ command }) => command);
  const scripted = calls.flatMap(({ job, command }) => scriptBuild(command, parts.source, job) ?? []);
  const builds = [...parts.builds, ...scripted];
  const pushed = commands.filter(isImagePush);
  const tags = [
    ...builds.filter(({ pushes }) => pushes || pushed.length > 0).flatMap((build) => build.tags),
    ...pushed.flatMap(pushedTag),
  ];
  const pipeline: Pipeline = {
    source: parts.source,
    file: parts.file,
    builds: builds.map(({ name, from }) => ({ value: name, from })),
    pushes: [
      ...builds.filter((build) => build.pushes).map(({ name, from }) => ({ value: name, from })),
      ...pushed.map(whole),
    ],
    scans:
      parts.steps.some(({ uses }) => SCANNER.test(uses?.value ?? '')) ||
      commands.some(({ words }) => SCANNER.test(words.slice(0, 3).join(' '))),
    attests:
      parts.attests ||
      commands.some(
        ({ words }) =>
          ATTESTER.test(words[0] ?? '') ||
          words.some((word) => /^--(?:sbom|provenance|attest)(?:=(?!false)|$)/.test(word)),
      ),
    scheduled: parts.scheduled,
    actions: parts.steps.flatMap(({ uses }) => uses ?? []),
    remoteBuilds: commands.filter(isRemoteBuild).map(whole),
    tags,
    buildArgs: Object.assign({}, ...builds.map((build) => build.args)) as Pipeline['buildArgs'],
    permissions: parts.permissions,
  };
  return { builds, pipeline };
}

function whole({ words, from }: ScriptCommand): Found<string> {
  return { value: words.slice(0, 3).join(' '), from };
}

/** Programs that push images; `git push` and its like push something else. */
const PUSHERS = /^(?:.*\/)?(?:docker|podman|buildah|nerdctl|crane|ko|depot|earthly|pack)$/;

function isImagePush({ words }: ScriptCommand): boolean {
  return PUSHERS.test(words[0] ?? '') && (pushAt(words) !== -1 || words.includes('--push'));
}

/** Position of the word `push`: behind the program, or behind `image` or `compose`. */
function pushAt(words: readonly string[]): number {
  if (words[1] === 'push') return 1;
  return words[2] === 'push' && /^(?:image|compose|manifest)$/.test(words[1] ?? '') ? 2 : -1;
}

function pushedTag({ words, from }: ScriptCommand): Found<string>[] {
  const at = pushAt(words);
  const image = words.slice(at + 1).find((word) => !word.startsWith('-'));
  return at !== -1 && words[1] !== 'compose' && image !== undefined ? [{ value: image, from }] : [];
}

/** `ssh host "docker compose up --build"`, or git pull and build on the host. */
function isRemoteBuild({ words }: ScriptCommand): boolean {
  const text = words.join(' ');
  return /^ssh\b/.test(text)
    ? /docker(?:-compose| compose| build)/.test(text) && /--build|docker build/.test(text)
    : /^docker(?:-compose| compose).* up\b.*--build/.test(text);
}
