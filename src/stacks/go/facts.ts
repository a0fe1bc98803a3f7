import type { Found } from '../../model/evidence.ts';
import type { VersionVariable } from './scan/version-variables.ts';

/** What only the go stack knows of a repo. */
export interface GoDetails {
  /** Module path of go.mod. */
  readonly module: string;
  /** Where dependencies come from: `none` there are none, `vendor` they are committed, `modules` they are downloaded. */
  readonly install: 'none' | 'vendor' | 'modules';
  /** Folders that `go mod download` reads, the root first, each with the files it reads there. */
  readonly manifests: readonly { readonly folder: string; readonly files: readonly string[] }[];
  /** Why C code is compiled in; `null` when the program is pure Go. */
  readonly cgo: Found<string> | null;
  readonly cplusplus: boolean;
  /** Value of GOPRIVATE, `''` when every module is public. */
  readonly goprivate: string;
  readonly privateHosts: readonly string[];
  /** Words behind the program that make it probe its running self. */
  readonly healthCommand: Found<readonly string[]> | null;
  /** Environment variable that the port is read from. */
  readonly portVariable: Found<string> | null;
  /** Where the program takes signals; without, Go's runtime ends it with status 2 as process 1. */
  readonly signals: Found<string> | null;
  /** Variables that the linker sets to version, revision and date. */
  readonly versionVariables: readonly Found<VersionVariable>[];
  /** Patterns that `go:embed` names. */
  readonly embeds: readonly Found<string>[];
  /** Files and folders that the program opens by a relative path while it runs. */
  readonly assets: readonly Found<string>[];
  /** Endings of files, other than `.go`, that the compiler reads: `.c`, `.h`, `.s`. */
  readonly endings: readonly string[];
}
