import type { Answers } from '../../../model/answers.ts';
import type { Blocker, Found } from '../../../model/evidence.ts';
import type { Shape, WritablePath } from '../../../model/facts.ts';
import type { Repo } from '../../../model/repo.ts';
import type { SourceFile } from '../../_shared/code.ts';
import { textAt, type JsonFile } from '../../_shared/json-file.ts';
import type { StartFacts } from '../detect/start.ts';
import type { BuiltSite, FrameworkId } from '../facts.ts';

/** What a framework's reader works with. */
export interface Source {
  readonly repo: Repo;
  readonly manifest: JsonFile;
  readonly code: readonly SourceFile[];
  readonly started: StartFacts;
  readonly given: Answers;
}

/** What a framework adds to what the code shows anyway. */
export interface FrameworkFacts {
  readonly id: FrameworkId;
  /** As shown to people: `Express 5`; `null` when no framework was seen. */
  readonly title: Found<string> | null;
  readonly shape: Shape;
  /** Words of the process, `null` when a person has to say. */
  readonly start: Found<readonly string[]> | null;
  /** Folder that the build makes, `null` when nothing is built. */
  readonly output: string | null;
  readonly port?: Found<number>;
  readonly health?: Found<string>;
  /** Whether the framework stops on SIGTERM by itself. */
  readonly handlesSignals: boolean;
  readonly writable: readonly Found<WritablePath>[];
  /** Prefix of variables that the build makes public, `null` when there is none. */
  readonly publicPrefix: string | null;
  /** How a built site is served. */
  readonly site: BuiltSite;
  /** Paths that the build reads although their names say that programs do not. */
  readonly sources: readonly string[];
  readonly blockers: readonly Blocker[];
}

/** What most frameworks leave as it is. */
export const PLAIN = {
  shape: 'server',
  output: null,
  handlesSignals: false,
  writable: [],
  publicPrefix: null,
  site: { basePath: '', otherwise: 'first', hashedFolder: 'assets' },
  sources: [],
  blockers: [],
} as const satisfies Partial<FrameworkFacts>;

/** A dependency by name, with its place and its major version where the range shows one. */
export function dependency(manifest: JsonFile, name: string): { readonly from: string; readonly major: string } | null {
  const found = textAt(manifest, 'dependencies', name) ?? textAt(manifest, 'devDependencies', name);
  return found === null ? null : { from: found.from, major: /\d+/.exec(found.value)?.[0] ?? '' };
}

/** `Express 5`, with the place of the dependency. */
export function titled(manifest: JsonFile, name: string, title: string): Found<string> | null {
  const found = dependency(manifest, name);
  return found === null ? null : { value: `${title} ${found.major}`.trim(), from: found.from };
}

/** The script among the words of a process: what follows node and its flags. */
export function entryOf(words: readonly string[]): string | null {
  return words.slice(1).find((word) => !word.startsWith('-') && /\.[cm]?[jt]s$/.test(word)) ?? null;
}
