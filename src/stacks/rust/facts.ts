import type { Found } from '../../model/evidence.ts';
import type { Signal } from './scan/signals.ts';

/** What only the rust stack knows of a repo. */
export interface RustDetails {
  /** Package and program that are built; empty while none is chosen. */
  readonly package: string;
  readonly program: string;
  /** Features without which Cargo leaves the program out. */
  readonly features: readonly string[];
  /** Where crates come from: `none` there are none, `vendor` they are committed, `crates` they are downloaded. */
  readonly install: 'none' | 'vendor' | 'crates';
  /** Folder of committed crates, empty without. */
  readonly vendor: string;
  /** A package by path that is no member of the workspace, `null` without: cargo-chef does not see it. */
  readonly beside: Found<string> | null;
  /** Files that Cargo reads before any source. */
  readonly manifests: readonly string[];
  /** Sources that Cargo wants to see before it reads a manifest; empty files stand in for them while crates are downloaded. */
  readonly seen: readonly string[];
  /** The crate that compiles C, `null` when the program is pure Rust. */
  readonly native: Found<string> | null;
  /** Packages of Debian that the build needs. */
  readonly packages: readonly Found<string>[];
  /** Where the repo asks for a program without any C library; else glibc is linked. */
  readonly musl: Found<string> | null;
  /** A version that the repo pins and this image does not compile with. */
  readonly pinned: Found<string> | null;
  /** Whether the release profile leaves symbols to Cargo, so that they may be stripped. */
  readonly strips: boolean;
  /** Variables of the compiling step and of the shipped image, as `NAME=value`. */
  readonly buildEnv: readonly string[];
  readonly runEnv: readonly string[];
  /** Words behind the program that make it probe its running self. */
  readonly healthCommand: Found<readonly string[]> | null;
  /** Environment variable that the port is read from. */
  readonly portVariable: Found<string> | null;
  /** Which signal stops the program; without, the kernel keeps signals from process 1. */
  readonly signals: Found<Signal> | null;
  /** Files and folders that the compiler reads. */
  readonly embeds: readonly Found<string>[];
  /** Files and folders that the program opens by a relative path while it runs. */
  readonly assets: readonly Found<string>[];
  /** Endings of files, other than `.rs`, that a build script reads: `.proto`, `.c`. */
  readonly endings: readonly string[];
}
