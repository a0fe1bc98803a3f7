/** How a server calls the app: which servers can run it. */
export type AppInterface = 'asgi' | 'wsgi' | 'none';

/** Python package managers that ironhull installs with. */
export type Manager = 'uv' | 'poetry' | 'pip';

/** `hashed`: every file is named by hash. `pinned`: versions only. `none`: an image built tomorrow may differ. */
export type Lock = 'hashed' | 'pinned' | 'none';

/** A package as the lockfile names it. */
export interface LockedPackage {
  /** Normalised: lower case, dashes. */
  readonly name: string;
  /** Empty when no version is locked. */
  readonly version: string;
  /** Whether it exists as source archive only, so that installing it runs its build. */
  readonly sourceOnly: boolean;
}

/** What a lockfile says of the packages that production needs. */
export interface LockedPackages {
  /** Without the repo's own. */
  readonly packages: readonly LockedPackage[];
  /** The first that comes from no index: a workspace member, a folder, a git address. */
  readonly local: string | null;
}

/** The repo's own package, when it is to be installed like any other. */
export interface ProjectBuild {
  /** Packages of `[build-system] requires`, as written there. */
  readonly requires: readonly string[];
  /** Whether its version is read from git. */
  readonly versionFromGit: boolean;
}

/** How a Django repo collects its static files. */
export interface StaticFiles {
  /** Variables without default that the settings read: given stand-in values for that one step. */
  readonly variables: readonly string[];
}

/** What only the python stack knows of a repo. */
export interface PythonDetails {
  readonly manager: Manager;
  /** Exact version of the manager where the repo says it; empty otherwise. */
  readonly managerVersion: string;
  readonly lock: Lock;
  /** Files that the install reads, first the one handed to the manager. */
  readonly manifests: readonly string[];
  /** pip.conf of the repo; empty when there is none. */
  readonly pipConfig: string;
  readonly packages: readonly LockedPackage[];
  readonly project: ProjectBuild | null;
  /** Files and folders that the program consists of. */
  readonly sources: readonly string[];
  /** Program that serves the app: `uvicorn`, `gunicorn` …; empty for a worker. */
  readonly server: string;
  /** How a server calls the app; `none` for a worker. */
  readonly appInterface: AppInterface;
  /** Further words of the server's command line, from the Procfile. */
  readonly serverWords: readonly string[];
  readonly staticFiles: StaticFiles | null;
  /** Whether the code handles SIGTERM itself, or its server does. */
  readonly handlesTerm: boolean;
}
