import type { Found } from '../../model/evidence.ts';

/** What a program is: one that serves, one that works in the background, one of neither kind. */
export type Kind = 'web' | 'worker' | 'console';

/** How it is published: for the runtime of the image, with a runtime of its own, or compiled to a native program. */
export type Publishing = 'portable' | 'self-contained' | 'native';

/** How the program is told another port than it would take: a variable, and what stands around the number. */
export interface PortVariable {
  readonly name: string;
  readonly before: string;
}

/** What only the dotnet stack knows of a repo. */
export interface DotnetDetails {
  /** Project that is shipped, relative to the service; empty while none is chosen. */
  readonly project: string;
  readonly assembly: string;
  readonly kind: Kind;
  readonly publishing: Publishing;
  /** Properties by which the project asks for one file, or for code of one platform, and an image gains nothing. */
  readonly packing: readonly string[];
  /** As in `net10.0`; empty where the files do not say it. */
  readonly target: string;
  /** Whether the project names several targets, so that a build must be told which. */
  readonly severalTargets: boolean;
  /** Whether ASP.NET Core is needed, in the program or in a project that it is built with. */
  readonly aspnet: boolean;
  /** Folders of the projects that are built, the program's first; `.` is the root. */
  readonly folders: readonly string[];
  /** Folders of other projects, which this one is not built with. */
  readonly others: readonly string[];
  /** Files that the restore reads, in order; folders of packages end with `/`. */
  readonly manifests: readonly string[];
  /** Files of the root project and what it names, let in where the root is no folder of its own. */
  readonly sources: readonly string[];
  /** Whether packages come from a lock; `none` where there are none. */
  readonly lock: 'locked' | 'none' | 'unlocked';
  /** What needs cultures or time zones; `null` where nothing was seen. */
  readonly cultures: Found<string> | null;
  /** Version of the SDK that builds. */
  readonly sdk: string;
  /** Release line of that SDK, and of the runtime. */
  readonly sdkCycle: string;
  readonly runtimeCycle: string;
  /** The one platform that the project names. */
  readonly platform: Found<string> | null;
  /** An SDK that global.json wants and no vetted image has; its file stays out of the build then. */
  readonly pinnedSdk: Found<string> | null;
  /** A build SDK that comes as a package: its code is read while packages are restored. */
  readonly packagedSdk: Found<string> | null;
  /** Line that the program was built for, where a newer runtime was asked for. */
  readonly rollsFrom: Found<string> | null;
  readonly portVariable: PortVariable | null;
  /** Port that it takes when it is told none. */
  readonly usualPort: number | null;
  /** Name by which the program must be asked, where it answers to no other; `null` where it answers to any. */
  readonly allowedHost: Found<string> | null;
  /** Words behind the program that make it probe its running self. */
  readonly healthCommand: Found<readonly string[]> | null;
  /** What signs cookies and forms with keys that lie in HOME. */
  readonly keys: Found<string> | null;
}
