import { ignoreFileFor } from './context/ignore-file.ts';
import { viewContext } from './context/view-context.ts';
import { folderOf } from './deploy/paths.ts';
import { shippedTarget } from './deploy/shipped-target.ts';
import { canonical } from './dockerfile/mirrored.ts';
import { catalogue } from './images/index.ts';
import { vettedOn } from './images/vetted.ts';
import type { Deployment } from './model/deployment.ts';
import type { BaseContract, ImageReference } from './model/dockerfile.ts';
import type { Repo } from './model/repo.ts';
import type { Settings } from './rules/_shared/define-rule.ts';
import { loneFile, type Surroundings } from './rules/_shared/dockerfile-input.ts';

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

/** What stands around a Dockerfile of a folder. */
export async function surroundingsOf(
  repo: Repo,
  file: string,
  deployment: Deployment,
  settings: Settings,
  mending: Mending = NOT_MENDING,
): Promise<Surroundings> {
  const { target, buildArgs } = shippedTarget(deployment, file);
  const built = builtFrom(file, deployment);
  const root = contextRepo(repo, built);
  const own = built.context === '' ? file : file.slice(built.context.length + 1);
  const text = repo.text(file) ?? '';
  const context = await viewContext(root, ignoreFileFor(root, own), /^\s*(?:COPY|ADD)\s/im.test(text));
  const vetted = vettedOn(settings.today);
  const contractOf = contractUnder(settings);
  return { target: target?.value ?? null, buildArgs, contractOf, context, deployment, settings, vetted, ...mending };
}

/** What is known of a text with nothing around it. */
export function aroundText(settings: Settings): Surroundings {
  return {
    ...loneFile(settings.today),
    contractOf: contractUnder(settings),
    settings,
    vetted: vettedOn(settings.today),
  };
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
