import type { Found } from '../../model/evidence.ts';
import type { Site } from '../_shared/site/view.ts';

/** `none`: the repo has no dependencies, so that nothing is installed. */
export type ManagerId = 'npm' | 'pnpm' | 'yarn-classic' | 'yarn-berry' | 'bun' | 'none';

/** The package manager as the repo pins it. */
export interface Manager {
  readonly id: ManagerId;
  /** Exact version to install, `null` for the one that the image brings. */
  readonly version: string | null;
  /** Hash that package.json gives for it, as in `sha512` and its hex digits. */
  readonly hash: { readonly algorithm: string; readonly hex: string } | null;
  /** Lockfile, `null` when there is none. */
  readonly lockfile: string | null;
  /** Committed program of Yarn (`yarnPath`), `null` when it is installed. */
  readonly program: string | null;
  readonly from: string;
}

/** What only the node stack knows of a repo. */
export interface NodeDetails {
  readonly manager: Manager;
  /** Files that the install reads. */
  readonly manifests: readonly string[];
  /** Whether there are dependencies that the running program needs. */
  readonly production: boolean;
  /** Whether there are dependencies that only the build needs. */
  readonly development: boolean;
  /** A dependency that is compiled here. */
  readonly native: Found<string> | null;
  /** Whether dependencies' own install scripts run, in a step of their own. */
  readonly installScripts: boolean;
  /** Whether one of those scripts downloads what it needs. */
  readonly scriptsDownload: boolean;
  /** Name of the package script that builds, `null` when nothing is built. */
  readonly build: string | null;
  /** Whether the build is known to need no network. */
  readonly buildOffline: boolean;
  /** Whether the repo's own `postinstall` runs before the build. */
  readonly postinstall: boolean;
  /** A dependency that is fetched from git. */
  readonly gitDependency: Found<string> | null;
  /** Folder that the build makes, `null` when nothing is built. */
  readonly output: string | null;
  /** Paths that are shipped from the context as they are. */
  readonly shipped: readonly string[];
  /** Paths besides the manifests that the build reads. */
  readonly sources: readonly string[];
  /** Environment files with public variables alone, which the build reads. */
  readonly environmentFiles: readonly string[];
  /** Variables that the start script sets. */
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  /** Variables of tokens that a committed configuration file refers to. */
  readonly tokens: readonly string[];
  /** Whether the code handles SIGTERM itself. */
  readonly handlesSignals: boolean;
  /** Whether the code reads PORT. */
  readonly readsPort: boolean;
  readonly framework: FrameworkId;
  /** How a built site is served. */
  readonly site: BuiltSite;
  /** The start script that only a shell could run, `null` when there is none. */
  readonly refusedStart: Found<string> | null;
  /** Whether there is a `public/` folder with files. */
  readonly publicFolder: boolean;
}

/** What a site builder's configuration says of serving what it built. */
export type BuiltSite = Omit<Site, 'stage' | 'folder'>;

export type FrameworkId =
  | 'next'
  | 'next-export'
  | 'nest'
  | 'server'
  | 'vite'
  | 'cra'
  | 'vue-cli'
  | 'eleventy'
  | 'vitepress'
  | 'astro'
  | 'docusaurus'
  | 'program';
