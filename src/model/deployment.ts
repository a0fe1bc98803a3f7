import type { Found } from './evidence.ts';

/** A place that builds or runs an image, as read from compose, CI, bake, Procfile or Kubernetes. */
export type DeploymentSource =
  | 'compose'
  | 'github'
  | 'gitlab'
  | 'bake'
  | 'procfile'
  | 'kubernetes'
  | 'script'
  | 'fly'
  | 'render'
  | 'heroku'
  | 'skaffold'
  | 'action'
  | 'visual-studio';

/** One build that the repository asks for. */
export interface BuildTarget {
  readonly source: DeploymentSource;
  /** Service, job or target name. */
  readonly name: string;
  /** Relative to the repo root, without a leading `./`; `''` is the root. */
  readonly context: string;
  /** Path of the Dockerfile relative to the repo root. */
  readonly dockerfile: string;
  /** Stage to build; `null` is the last one. */
  readonly target: Found<string> | null;
  readonly args: Readonly<Record<string, Found<string | null>>>;
  /** Ids of the build secrets handed in. */
  readonly secrets: readonly string[];
  /** Tags that the image gets. */
  readonly tags: readonly Found<string>[];
  readonly pushes: boolean;
  /** Whether it makes what is shipped, rather than a development or test image. */
  readonly production: boolean;
  /** `file` or `file:line`. */
  readonly from: string;
}

/** How a service is run, with what the text says and nothing assumed. */
export interface Service {
  readonly source: DeploymentSource;
  readonly name: string;
  /** Image it runs, when one is named. */
  readonly image: Found<string> | null;
  readonly builds: boolean;
  readonly privileged: Found<boolean> | null;
  readonly capAdd: readonly Found<string>[];
  readonly capDrop: readonly Found<string>[];
  readonly readOnly: boolean;
  readonly noNewPrivileges: boolean;
  /** Filters of the kernel that are switched off, as in `seccomp=unconfined`. */
  readonly unconfined: readonly Found<string>[];
  readonly user: Found<string> | null;
  /** `host` namespaces: `network`, `pid`, `ipc`, `userns`. */
  readonly hostNamespaces: readonly Found<string>[];
  /** Host paths that it mounts. */
  readonly hostMounts: readonly Found<string>[];
  readonly environment: Readonly<Record<string, Found<string | null>>>;
  /** Published ports as written, as in `127.0.0.1:5432:5432`. */
  readonly ports: readonly Found<string>[];
  readonly healthcheck: boolean;
  readonly limits: boolean;
  /** What it runs instead of the image's own command. */
  readonly command: Found<string> | null;
  readonly production: boolean;
  readonly from: string;
}

/** What a CI pipeline does with images. */
export interface Pipeline {
  readonly source: 'github' | 'gitlab';
  /** File, relative to the repo root. */
  readonly file: string;
  readonly builds: readonly Found<string>[];
  readonly pushes: readonly Found<string>[];
  readonly scans: boolean;
  readonly attests: boolean;
  readonly scheduled: boolean;
  /** Third-party actions, as in `docker/build-push-action@v6`. */
  readonly actions: readonly Found<string>[];
  /** `docker compose up --build` on a remote host. */
  readonly remoteBuilds: readonly Found<string>[];
  /** Tags that are pushed. */
  readonly tags: readonly Found<string>[];
  /** Names of build arguments, with their values as written. */
  readonly buildArgs: Readonly<Record<string, Found<string | null>>>;
  readonly permissions: boolean;
}

/** Everything in the repository that says how images are built and run. */
export interface Deployment {
  readonly builds: readonly BuildTarget[];
  readonly services: readonly Service[];
  readonly pipelines: readonly Pipeline[];
  /** Process types of a Procfile: name and command. */
  readonly processes: Readonly<Record<string, Found<string>>>;
  /** Whether Kubernetes manifests run these images (its own probes replace HEALTHCHECK). */
  readonly kubernetes: boolean;
  /** Files that could not be read as what they claim to be, with the reason. */
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/** What a repository without any of those files has. */
export const NO_DEPLOYMENT: Deployment = {
  builds: [],
  services: [],
  pipelines: [],
  processes: {},
  kubernetes: false,
  unreadable: [],
};
