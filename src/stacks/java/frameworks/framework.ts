import type { SourceFile } from '../../_shared/code.ts';
import type { Found } from '../../../model/evidence.ts';
import type { Layout } from '../facts.ts';
import type { Coordinate, Module } from '../project.ts';
import type { Settings } from '../scan/settings.ts';

/** What is read of the module that is shipped. */
export interface Seen {
  readonly module: Module;
  readonly sources: readonly SourceFile[];
  readonly settings: Settings;
}

/** One framework, or the lack of one: how its modules are told, packaged and asked. */
export interface Framework {
  /** As shown to people. */
  readonly title: string;
  /** What makes a module a program of this framework, with its version where a build file says it. */
  readonly sign: (module: Module) => Found<Coordinate> | null;
  readonly layout: (seen: Seen, version: string) => Layout;
  /** Ending of the jar's name, where the framework gives it one of its own; empty for none. */
  readonly ending: (seen: Seen) => string;
  /** Whether it listens. */
  readonly listens: (seen: Seen) => boolean;
  readonly port: (seen: Seen) => Found<number> | null;
  readonly health: (seen: Seen, version: string) => Found<string> | null;
  /** Variable by which it is told another port; empty when it takes none. */
  readonly portVariable: string;
  /** `NAME=value` by which it answers open requests before it ends (H10); empty where it does so unasked, or the repo says how. */
  readonly stopEnv: (seen: Seen, version: string) => string;
}

/** A number among the settings that can be a port. */
export function portOf(found: Found<string> | null): Found<number> | null {
  const value = Number(found?.value);
  return found !== null && Number.isInteger(value) && value > 0 && value < 65536 ? { value, from: found.from } : null;
}

/** Whether a version is at least another; an unknown one is taken for a new one. */
export function atLeast(version: string, major: number, minor: number): boolean {
  const [first = Number.NaN, second = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return Number.isNaN(first) || first > major || (first === major && second >= minor);
}
