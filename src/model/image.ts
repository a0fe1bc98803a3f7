/**
 * Flavour of a base image. `full` is a builder with compilers; it is never shipped. `jlink` is a base without Java, for a runtime that the build
 * cuts to size.
 */
export type Family =
  | 'full'
  | 'slim'
  | 'alpine'
  | 'distroless'
  | 'jlink'
  | 'scratch'
  | 'chainguard'
  | 'dhi'
  | 'unprivileged';

/** What a base image is used for: `build` stages are thrown away, `runtime` is shipped, `tool` gives single files. */
export type ImageRole = 'build' | 'runtime' | 'tool';

export type Libc = 'glibc' | 'musl' | 'none';

/** An account that exists in the image's passwd file. */
export interface ImageAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * What a template may rely on in an image. Taken from the upstream file named in `upstream`, compared with the real image by
 * `npm run lab -- --images real`, and unverified until that has run.
 */
export interface ImageContract {
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  /** `USER` of the image config; empty means root. */
  readonly user: string;
  /** Accounts other than root that a template may use. */
  readonly accounts: readonly ImageAccount[];
  readonly workdir: string;
  /** Absolute path of a POSIX shell, `null` when there is none. */
  readonly shell: string | null;
  readonly libc: Libc;
  /** As in `debian-13`, `alpine-3.24`, `wolfi`; `none` for scratch. */
  readonly distribution: string;
  /**
   * Absolute paths of programs that templates call, by name: `node`, `npm`, `python`, `go`, `wget`, `nginx` …
   * A bare name where the publisher promises no more than PATH.
   */
  readonly programs: Readonly<Record<string, string>>;
  /** Path of the CA bundle, `null` when there is none. */
  readonly certificates: string | null;
  readonly timezones: boolean;
  /** Environment that the image sets and templates or apps can see (PATH included). */
  readonly env: Readonly<Record<string, string>>;
  readonly stopSignal: string;
}

/** One vetted base image. The `FROM` line it makes is `name:tag[@digest]`. */
export interface CatalogueImage {
  /** As in `node-24-distroless`. Unique. */
  readonly id: string;
  /** As written in a `FROM`, without Docker Hub's default host: `node`, `gcr.io/distroless/nodejs24-debian13`. */
  readonly name: string;
  /** Exact patch version and distribution where the publisher has such tags. */
  readonly tag: string;
  /** `sha256:…` from the real registry, `null` until a maintainer's refresh has asked it. */
  readonly digest: string | null;
  /** A slim image both builds and ships; one row then, so that a bot bumps one line. */
  readonly roles: readonly ImageRole[];
  readonly family: Family;
  /**
   * What the image carries (`node`, `python`, `go`, `uv`, `nginx` …), first the product that its version and cycle speak of; for bases of
   * compiled programs what such a program may need, by the distroless name: `static`, `base-nossl`, `base`, `cc`.
   */
  readonly provides: readonly string[];
  /** Version of what it provides first, as in `24.21.0`; the cycle alone where tags float. */
  readonly version: string;
  /** Release line that end-of-life dates speak of, as in `24` or `3.13`. */
  readonly cycle: string;
  /** Last day of upstream support of the cycle (ISO date), `null` where the publisher names none and only the newest is supported. */
  readonly endOfLife: string | null;
  /** Day on which this row was checked against its sources (ISO date). */
  readonly asOf: string;
  /** Whether the tag moves between patch versions, so that only a digest pins it. */
  readonly floating: boolean;
  /** Platforms published, as in `linux/amd64`. */
  readonly platforms: readonly string[];
  /** Whether pulling needs an account (`docker login`); never a default then. */
  readonly login: boolean;
  readonly contract: ImageContract;
  /**
   * Upstream build file (`owner/repository path`) and commit that the contract was read from; `note` says what could not be read there.
   */
  readonly upstream: { readonly file: string; readonly commit: string; readonly note?: string };
}
