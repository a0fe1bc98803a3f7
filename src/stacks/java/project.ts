import type { Found } from '../../model/evidence.ts';
import type { Language, Tool } from './facts.ts';

/** A plugin or library, as `group:name` or as a Gradle plugin id; the version is empty when something else decides it. */
export interface Coordinate {
  readonly id: string;
  readonly version: string;
}

/** One module of a build, whichever tool builds it. */
export interface Module {
  /** Relative to the service; `.` is the root. */
  readonly folder: string;
  readonly name: Found<string>;
  readonly language: Language;
  /** `jar` or `war`; modules that only hold others together are left out. */
  readonly packaging: string;
  readonly plugins: readonly Found<Coordinate>[];
  readonly libraries: readonly Found<Coordinate>[];
  /** Jar that it is packaged into, relative to the service. */
  readonly jar: string;
  readonly mainClass: Found<string> | null;
}

/** What build files say, whichever tool reads them. */
export interface Project {
  readonly tool: Tool;
  readonly toolVersion: Found<string> | null;
  readonly toolHashed: boolean;
  readonly name: Found<string>;
  /** Java version that build files ask for. */
  readonly release: Found<string> | null;
  readonly manifests: readonly string[];
  readonly modules: readonly Module[];
  readonly loose: Found<string> | null;
  /** Repositories other than the public ones. */
  readonly privateHosts: readonly Found<string>[];
  readonly loginVariables: readonly Found<string>[];
  readonly settings: string;
}

/** First plugin or library of a module that a pattern knows. */
export function uses(module: Module, pattern: RegExp): Found<Coordinate> | null {
  return [...module.plugins, ...module.libraries].find(({ value }) => pattern.test(value.id)) ?? null;
}
