import type { Found } from '../../model/evidence.ts';

/** Language that a module's own code is written in. */
export type Language = 'java' | 'kotlin' | 'scala';

/** What a build makes of a module: how the program lies in the image, and how it is started. */
export type Layout = 'spring-boot' | 'spring-boot-launcher' | 'quarkus' | 'fat' | 'thin';

/** How the build tool comes into the build stage. */
export type Tool = 'maven' | 'mvnw' | 'gradle' | 'gradlew';

/** What only the java stack knows of a repo. */
export interface JavaDetails {
  readonly tool: Tool;
  /** Version that the wrapper names; empty when the catalogue's is taken. */
  readonly toolVersion: string;
  /** Whether the wrapper's download is checked against a hash. */
  readonly toolHashed: boolean;
  /** Release line that the code is compiled for; the runtime may be newer. */
  readonly release: string;
  /** Files that say what is downloaded, in order. */
  readonly manifests: readonly string[];
  /** Every module with code of its own, relative to the service; `.` is the root. */
  readonly modules: readonly { readonly folder: string; readonly language: Language }[];
  readonly layout: Layout;
  /** Folder of the module that is shipped; `.` is the root. */
  readonly module: string;
  /** Jar that the build leaves behind, relative to the service; a pattern where its name could not be read. */
  readonly jar: string;
  /** Class that is started, for programs that lie beside their libraries. */
  readonly mainClass: string;
  /** Variable by which the program is told another port. */
  readonly portVariable: string;
  /** `NAME=value` by which the program answers open requests before it ends; empty where none is needed. */
  readonly stopEnv: string;
  /** Port that it listens on when it is told none. */
  readonly usualPort: number | null;
  /** A plugin that cannot run on an empty class, so that dependencies are not fetched ahead. */
  readonly stubborn: Found<string> | null;
  /** A version that may mean something else tomorrow. */
  readonly loose: Found<string> | null;
  /** A library that unpacks native code into the temporary folder and loads it from there. */
  readonly native: Found<string> | null;
  /** Login variables that a committed settings.xml or the build script reads. */
  readonly loginVariables: readonly Found<string>[];
  /** A committed settings.xml, relative to the service; empty for none. */
  readonly settings: string;
}
