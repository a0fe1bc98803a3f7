import { deploymentOf } from './deploy/deployment.ts';
import { dockerfilesOf } from './deploy/dockerfiles.ts';
import type { Stage } from './model/dockerfile.ts';
import type { Finding } from './model/finding.ts';
import type { Deployment } from './model/deployment.ts';
import type { Repo } from './model/repo.ts';
import type { Project } from './model/project.ts';
import { provenPassing } from './proven-passing.ts';
import { projectOf } from './project.ts';
import { overlayRepo } from './repo/overlay-repo.ts';
import { checkDockerfile } from './rules/check-dockerfile.ts';
import { runsOf } from './rules/_shared/runs.ts';
import { fixRound } from './rules/fix-round.ts';
import { MAX_ROUNDS } from './rules/fix-text.ts';
import { dockerfileRules } from './rules/index.ts';
import type { DockerfileInput, Settings } from './rules/_shared/define-rule.ts';
import { builtFrom, contextRepo, inputIn, type Built } from './surroundings.ts';

/** What mending Dockerfiles of a folder would write. Nothing is written here. */
export interface Mended {
  /** Every file that changes, its text after; files that are not there yet among them. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was mended, in the order it was done. */
  readonly applied: readonly Finding[];
  /** How many findings are gone, those among them that another one's fix took along. */
  readonly gone: number;
}

/** How to mend: only what keeps the image's meaning, or also what changes it. */
export interface MendOptions {
  readonly settings: Settings;
  readonly unsafe: boolean;
}

/** Mends Dockerfiles of a folder one after the other: a file that two of them change is seen by the second as the first left it. */
export async function mendFiles(repo: Repo, files: readonly string[], options: MendOptions): Promise<Mended> {
  const texts = new Map<string, string>();
  const applied: Finding[] = [];
  let gone = 0;
  for (const file of files.filter((one) => repo.has(one))) {
    const done = await mendDockerfile(repo, file, texts, options);
    for (const [path, text] of done.texts) texts.set(path, text);
    applied.push(...done.applied);
    gone += done.gone;
  }
  for (const [path, text] of texts) if (repo.text(path) === text) texts.delete(path);
  return { texts, applied, gone };
}

/** Rounds of fixes, each judged anew with every file as the rounds before left it, until nothing changes. */
async function mendDockerfile(
  repo: Repo,
  file: string,
  before: ReadonlyMap<string, string>,
  options: MendOptions,
): Promise<Mended> {
  let texts: ReadonlyMap<string, string> = before;
  const mending = options.unsafe ? await readRepo(overlayRepo(repo, texts), file, options.settings) : null;
  let now = await look(overlayRepo(repo, texts), file, options.settings, mending);
  const applied: Finding[] = [];
  // A file that Docker cannot read has no places to trust.
  if (now.problems > 0) return { texts, applied, gone: 0 };
  const first = now.findings.length;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const view = overlayRepo(repo, texts);
    const done = fixRound(view.text(file) ?? '', now.findings, options.unsafe, (path) => view.text(path) ?? '');
    if (done.applied.length === 0) break;
    const next = new Map([...texts, [file, done.text] as const, ...done.others]);
    const after = await look(overlayRepo(repo, next), file, options.settings, mending);
    if (after.problems > now.problems) break;
    applied.push(...done.applied);
    texts = next;
    now = after;
  }
  return { texts, applied, gone: first - now.findings.length };
}

async function look(repo: Repo, file: string, settings: Settings, mending: Known) {
  const input = await inputOf(repo, file, settings, mending);
  const { findings } = checkDockerfile(file, input, dockerfileRules);
  return { findings, problems: input.dockerfile.problems.length };
}

/** What is known before the first round; `null` where only the text is to be mended. */
type Known = { readonly project: Project | null; readonly newIgnoreFile: string } | null;

async function inputOf(repo: Repo, file: string, settings: Settings, known: Known): Promise<DockerfileInput> {
  const deployment = deploymentOf(repo);
  return inputIn(
    repo,
    file,
    deployment,
    settings,
    known === null
      ? undefined
      : {
          project: known.project,
          places: {
            context: builtFrom(file, deployment).context,
            newIgnoreFile: known.newIgnoreFile,
            passSecret: (name, id) => provenPassing(repo, { dockerfile: file, name, id }),
          },
        },
  );
}

/** What the repo says about the program, seen from the base of the first stage that is a language's image. */
async function readRepo(repo: Repo, file: string, settings: Settings): Promise<Known> {
  const deployment = deploymentOf(repo);
  const built = builtFrom(file, deployment);
  const { stages } = await inputOf(repo, file, settings, null);
  const context = contextRepo(repo, built);
  const ignore = newIgnoreFile(repo, built, deployment);
  for (const { base } of stages) {
    const project =
      base.kind === 'image' ? projectOf({ context, base: base.reference, entry: builtPackage(stages) }) : null;
    if (project) return { project, newIgnoreFile: ignore };
  }
  return { project: null, newIgnoreFile: ignore };
}

/** The package that `go build` is told to compile. */
function builtPackage(stages: readonly Stage[]): string | null {
  const build = runsOf(stages).findLast(
    ({ command: { words } }) => words[0]?.value === 'go' && words[1]?.value === 'build',
  );
  const last = build?.command.words.at(-1)?.value ?? '';
  return /^\.\/[A-Za-z0-9_./-]+$/.test(last) && !last.endsWith('.go') && !last.includes('...') ? last : null;
}

/** A context that several Dockerfiles share has an ignore file for each of them: what one lets in another may not want. */
function newIgnoreFile(repo: Repo, { file, context }: Built, deployment: Deployment): string {
  const sharing = dockerfilesOf(repo, deployment).filter((one) => builtFrom(one, deployment).context === context);
  if (sharing.length > 1) return `${file}.dockerignore`;
  return context === '' ? '.dockerignore' : `${context}/.dockerignore`;
}
