import type { Repo } from '../../../../model/repo.ts';
import type { FrameworkId } from '../../facts.ts';

/** What a generator is read from. Its configuration is a program, of which only what stands there as text is taken. */
export interface Setup {
  readonly repo: Repo;
  /** The build script. */
  readonly build: string;
  /** Folder of the site that the script names; empty for the service's own. */
  readonly folder: string;
  readonly config: { readonly file: string; readonly text: string };
}

/** One generator of static sites. */
export interface Generator {
  readonly id: FrameworkId;
  /** Name of its package. */
  readonly name: string;
  readonly title: string;
  /** How a build script calls it; a group `folder` is the folder of the site. */
  readonly command: RegExp;
  /** Configuration files, relative to that folder. */
  readonly configs: readonly string[];
  /** Whether its build is a site of files and no server. */
  readonly isSite: (setup: Setup) => boolean;
  readonly output: (setup: Setup) => string;
  /** Path below which every address begins, as the first group. */
  readonly base: RegExp;
  readonly hashedFolder: (setup: Setup) => string;
  /** Prefix of variables that the build makes public. */
  readonly publicPrefix: string | null;
  /** Paths that the build reads although their names say that programs do not. */
  readonly sources: (setup: Setup) => readonly string[];
}

/** A folder that a configuration names in quotes, without what leads to it and ends it. */
export function quotedFolder({ config, build }: Setup, key: string, flag: string): string | null {
  const inConfig = new RegExp(String.raw`(?:^|[\s{,(.])${key}\s*[:(]\s*["'\`](?:\./)?([\w./-]+?)/?["'\`]`, 'm').exec(
    config.text,
  );
  const inScript = new RegExp(String.raw`${flag}[ =](?:\./)?([\w./-]+?)/?(?:\s|$)`).exec(build);
  return inScript?.[1] ?? inConfig?.[1] ?? null;
}

/** Names of a configuration in each language that it may be in. */
export function inEveryLanguage(stem: string, endings: readonly string[]): readonly string[] {
  return endings.map((ending) => `${stem}.${ending}`);
}
