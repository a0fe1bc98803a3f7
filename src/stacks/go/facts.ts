/** What only the go stack knows of a repo. */
export interface GoDetails {
  /** Module path of go.mod. */
  readonly module: string;
  /** Whether modules are committed below `vendor/`. */
  readonly vendored: boolean;
  /** Whether go.mod requires other modules. */
  readonly hasModules: boolean;
  /** Files that `go mod download` reads. */
  readonly manifests: readonly string[];
  /** Whether C code is compiled in. */
  readonly cgo: boolean;
}
