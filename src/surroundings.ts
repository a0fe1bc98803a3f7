import { ignoreFileFor } from './context/ignore-file.ts';
import { secretsSent, viewContext } from './context/view-context.ts';
import { folderOf } from './deploy/paths.ts';
import { shippedTarget } from './deploy/shipped-target.ts';
import { canonical } from './dockerfile/mirrored.ts';
import { catalogue } from './images/index.ts';
import { vettedOn } from './images/vetted.ts';
import { onceByText } from './model/once-by-text.ts';
import type { Deployment } from './model/deployment.ts';
import type { BaseContract, ImageReference } from './model/dockerfile.ts';
import type { Repo } from './model/repo.ts';
import { copiedSources, takesIn } from './rules/_shared/copies.ts';
import type { DockerfileInput, Settings } from './rules/_shared/define-rule.ts';
import { dockerfileInput, loneFile, type Surroundings } from './rules/_shared/dockerfile-input.ts';

/** A Dockerfile of a folder, and the folder that is sent when it is built. */
export interface Built {
  readonly file: string;
  /** Build context, relative to the folder; empty for the folder itself. */
  readonly context: string;
}

/** Where builds of a Dockerfile start, as compose, CI and the like say; else where it stands. */
export function builtFrom(file: string, deployment: Deployment): Built {
  const { build } = shippedTarget(deployment, file);
  return { file, context: build?.context ?? folderOf(file) };
}

/** The build context as a folder of its own. */
export function contextRepo(repo: Repo, { context }: Built): Repo {
  return context === '' ? repo : repo.sub(context);
}

/** What only a fix wants to know. */
type Mending = Pick<Surroundings, 'project' | 'places'>;
const NOT_MENDING: Mending = { project: null, places: null };

/** A Dockerfile of a folder with what stands around it. Secrets are looked for among the files that it copies, and no others. */
export async function inputIn(
  repo: Repo,
  file: string,
  deployment: Deployment,
  settings: Settings,
  mending: Mending = NOT_MENDING,
): Promise<DockerfileInput> {
  const { target, buildArgs } = shippedTarget(deployment, file);
  const built = builtFrom(file, deployment);
  const root = contextRepo(repo, built);
  const own = built.context === '' ? file : file.slice(built.context.length + 1);
  const ignore = ignoreFileFor(root, own);
  const input = dockerfileInput(repo.text(file) ?? '', {
    target: target?.value ?? null,
    buildArgs,
    ...knownUnder(settings),
    context: viewContext(root, ignore),
    deployment,
    settings,
    runner: runnerOf(file, deployment),
    ...mending,
  });
  const sources = copiedSources(input.stages);
  if (sources.length === 0) return input;
  const secrets = await secretsSent(root, ignore, (path) => sources.some((source) => takesIn(source, path)));
  return { ...input, context: { ...input.context, secrets } };
}

/** GitHub runs an action with the rights of root, whatever else its Dockerfile is built for. */
function runnerOf(file: string, { builds }: Deployment): Surroundings['runner'] {
  return builds.some(({ source, dockerfile }) => source === 'action' && dockerfile === file) ? 'github-action' : null;
}

/** What is known of a text with nothing around it. */
export function aroundText(settings: Settings): Surroundings {
  return {
    ...loneFile(settings.today),
    ...knownUnder(settings),
    settings,
  };
}

/** What the catalogue says of images, under settings that many files are judged by. */
type Known = Pick<Surroundings, 'contractOf' | 'vetted'>;
const known = new WeakMap<Settings, Known>();

function knownUnder(settings: Settings): Known {
  const before = known.get(settings);
  if (before !== undefined) return before;
  const made = { contractOf: onceByText(contractUnder(settings)), vetted: vettedOn(settings.today) };
  known.set(settings, made);
  return made;
}

/** The contract of a catalogue row, by name and tag, with or without the team's mirror in front. */
function contractUnder({ policy }: Settings): (reference: ImageReference) => BaseContract | null {
  const mirrors = policy.values.registries?.mirrors ?? {};
  return (reference) => {
    const { name, tag } = canonical(reference, mirrors);
    const row = catalogue.find((image) => image.name === name && (image.tag === (tag ?? '') || image.tag === ''));
    return row?.contract ?? null;
  };
}
