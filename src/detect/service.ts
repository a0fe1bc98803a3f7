import type { Answers } from '../model/answers.ts';
import type { Facts } from '../model/facts.ts';
import type { CatalogueImage } from '../model/image.ts';
import type { Repo } from '../model/repo.ts';
import type { Stack } from '../model/stack.ts';
import { locate } from './locate.ts';

/** One folder that could be shipped, with what each fitting stack read in it. */
export interface Service {
  /** Folder relative to the repo root; empty for the root. */
  readonly path: string;
  readonly facts: readonly Facts[];
  /** `file:line` where the build of a service around it names this folder, most likely to take in what is made here; `null` where none does, or none was looked at. */
  readonly namedBy: string | null;
}

export interface Detection {
  readonly repo: Repo;
  readonly stacks: readonly Stack[];
  readonly catalogue: readonly CatalogueImage[];
  readonly given: Answers;
}

/** One service by its folder, as `--service` names it. */
export function detectService(detection: Detection, path: string): Service {
  const { stacks, catalogue, given } = detection;
  const repo = path === '' ? detection.repo : detection.repo.sub(path);
  const wanted = given.stack === undefined ? stacks : stacks.filter((stack) => stack.id === given.stack);
  const facts = wanted.map((stack) => stack.detect(repo, catalogue, given)).filter((found) => found !== null);
  return { path, facts: facts.map((found) => locate({ ...found, service: path }, path)), namedBy: null };
}
