import { UndecidedError, UsageError } from '../errors.ts';
import type { Answers } from '../model/answers.ts';
import type { Facts } from '../model/facts.ts';
import type { CatalogueImage } from '../model/image.ts';
import type { Repo } from '../model/repo.ts';
import type { Stack } from '../model/stack.ts';
import { locate } from './locate.ts';

/** How deep below the root a service is looked for: `apps/web`, `services/eu/api`. */
const DEPTH = 3;

/** One folder that could be shipped, with what each fitting stack read in it. */
export interface Service {
  /** Folder relative to the repo root; empty for the root. */
  readonly path: string;
  readonly facts: readonly Facts[];
}

export interface Detection {
  readonly repo: Repo;
  readonly stacks: readonly Stack[];
  readonly catalogue: readonly CatalogueImage[];
  readonly given: Answers;
}

/** The services of a repo: the root when a stack fits it, otherwise the folders below that fit one. */
export function detectServices(detection: Detection): readonly Service[] {
  const root = detectService(detection, '');
  if (root.facts.length > 0) return [root];
  return candidates(detection)
    .map((folder) => detectService(detection, folder))
    .filter((service) => service.facts.length > 0);
}

/** One service by its folder, as `--service` names it. */
export function detectService(detection: Detection, path: string): Service {
  const { stacks, catalogue, given } = detection;
  const repo = path === '' ? detection.repo : detection.repo.sub(path);
  const wanted = given.stack === undefined ? stacks : stacks.filter((stack) => stack.id === given.stack);
  const facts = wanted.map((stack) => stack.detect(repo, catalogue, given)).filter((found) => found !== null);
  return { path, facts: facts.map((found) => locate({ ...found, service: path }, path)) };
}

/** The services that were asked for by path, each of which must be one. */
export function namedServices(detection: Detection, paths: readonly string[]): readonly Service[] {
  return paths.map((raw) => {
    const path = raw.replace(/^\.\/|\/+$/g, '').replace(/^\.$/, '');
    const service = detectService(detection, path);
    if (service.facts.length > 0) return service;
    throw new UsageError(`--service ${raw}: no supported stack there. Nothing was written.`, {
      hints: supported(detection.stacks),
    });
  });
}

/** Nothing fits: what is supported and what was seen instead. */
export function nothingFound(detection: Detection): UndecidedError {
  const seen = detection.repo.list('').slice(0, 12).join(' ');
  const saw = seen === '' ? 'the folder is empty' : `saw ${seen}`;
  return new UndecidedError(`no supported stack found: ${saw}. Nothing was written.`, {
    hints: supported(detection.stacks),
  });
}

function supported(stacks: readonly Stack[]): readonly string[] {
  return stacks.map((stack) => `${stack.title}: ${[...stack.signs, ...(stack.rootSigns ?? [])].join(', ')}`);
}

function candidates({ repo, stacks }: Detection): readonly string[] {
  const signs = new Set(stacks.flatMap((stack) => stack.signs));
  const folders = repo.files().flatMap((file) => {
    const slash = file.lastIndexOf('/');
    return slash > 0 && signs.has(file.slice(slash + 1)) ? [file.slice(0, slash)] : [];
  });
  return [...new Set(folders)].filter((folder) => folder.split('/').length <= DEPTH).toSorted();
}
