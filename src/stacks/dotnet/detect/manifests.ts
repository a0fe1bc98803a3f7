import type { Repo } from '../../../model/repo.ts';
import { isBelow } from '../scan/source.ts';
import type { Project } from '../msbuild/project.ts';
import { GLOBAL } from '../sdk.ts';

const BUILD_FILES = /\.(?:props|targets)$|(?:^|\/)Directory\.Build\.rsp$/;
const OUTPUT = /(?:^|\/)(?:bin|obj)\//;

/** What is known before the files are listed. */
export interface Listed {
  readonly projects: readonly Project[];
  /** Folders of projects that this program is not built with. */
  readonly others: readonly string[];
  readonly locks: readonly string[];
  readonly configs: readonly string[];
  readonly packages: readonly string[];
  /** Whether global.json may be read. */
  readonly global: boolean;
}

/** Every file that a restore reads, the ones around the projects first: nothing else of the repo may make it run again. */
export function manifestsOf(repo: Repo, listed: Listed): readonly string[] {
  const around = repo
    .files()
    .filter((file) => BUILD_FILES.test(file) && !OUTPUT.test(file))
    .filter((file) => !listed.others.some((folder) => folder !== '.' && isBelow(file, folder)));
  return [
    ...new Set([
      ...(listed.global && repo.has(GLOBAL) ? [GLOBAL] : []),
      ...listed.configs,
      ...around,
      ...listed.projects.map(({ file }) => file),
      ...listed.locks,
      ...listed.packages.map((folder) => `${folder}/`),
    ]),
  ];
}

/** Folders of projects that a program is not built with, and that do not hold one that it is. */
export function otherFolders(all: readonly Project[], built: readonly Project[]): readonly string[] {
  const folders = new Set(all.map(({ folder }) => folder));
  return [...folders].filter((folder) => !built.some((one) => one.folder === folder || isBelow(one.folder, folder)));
}
