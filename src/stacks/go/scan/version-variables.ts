import type { Found } from '../../../model/evidence.ts';
import { place } from '../../_shared/place.ts';
import type { GoFile } from './packages.ts';
import { matchesOf } from '../../_shared/matches.ts';

/** A string variable that the linker sets, and the build argument it is set from. */
export interface VersionVariable {
  /** As `-X` takes it: `main.version`. */
  readonly name: string;
  readonly argument: 'VERSION' | 'REVISION' | 'CREATED';
}

const SETTING = /-X[ =]+['"]?([\w./-]+\.\w+)=/g;
const KINDS: readonly (readonly [RegExp, VersionVariable['argument']])[] = [
  [/^(?:app|build|git)?_?(?:version|tag|release)$/i, 'VERSION'],
  [/^(?:git|build)?_?(?:commit|sha|revision|hash|rev)(?:_?(?:sha|hash|id))?$/i, 'REVISION'],
  [/^(?:build|git|commit)?_?(?:date|time|timestamp|created|at)$/i, 'CREATED'],
];
/** Files in which `-X` flags are written, in the order in which they are asked. */
export const BUILD_FILES =
  /^(?:\.goreleaser\.ya?ml|goreleaser\.ya?ml|(?:GNUm|[Mm])akefile|[Tt]askfile\.ya?ml|justfile|magefile\.go|Dockerfile[^/]*|(?:build|scripts?)\/[^/]+\.sh|[^/]+\.sh|\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml)$/;

/**
 * Variables that the repo's own build sets with `-X`, each with the line that sets it, kept only when the code declares it. A goreleaser file
 * without flags of its own sets `main.version`, `main.commit` and `main.date`.
 */
export function findVersionVariables(
  builds: readonly { readonly path: string; readonly text: string }[],
  files: readonly GoFile[],
  module: string,
): readonly Found<VersionVariable>[] {
  const set = new Map(
    builds
      .flatMap(settings)
      .toReversed()
      .map((one) => [one.value, one.from]),
  );
  return [...set]
    .toReversed()
    .slice(0, 50)
    .flatMap(([name, from]) => {
      const argument = argumentFor(name);
      return argument === null || !isDeclared(name, files, module) ? [] : [{ value: { name, argument }, from }];
    });
}

function settings(build: { readonly path: string; readonly text: string }): readonly Found<string>[] {
  const written = matchesOf(build.text, SETTING).map((match) => ({
    value: match[1] ?? '',
    from: place(build.path, build.text, match.index),
  }));
  if (written.length > 0 || !/goreleaser\.ya?ml$/.test(build.path) || /\bldflags:/.test(build.text)) return written;
  return ['main.version', 'main.commit', 'main.date'].map((value) => ({ value, from: build.path }));
}

function argumentFor(name: string): VersionVariable['argument'] | null {
  const variable = name.slice(name.lastIndexOf('.') + 1);
  return KINDS.find(([pattern]) => pattern.test(variable))?.[1] ?? null;
}

function isDeclared(name: string, files: readonly GoFile[], module: string): boolean {
  const dot = name.lastIndexOf('.');
  const folder = name.slice(0, dot) === 'main' ? null : name.slice(0, dot);
  const inPackage = (file: GoFile): boolean =>
    folder === null
      ? /^package\s+main\b/m.test(file.code)
      : `${module}/${file.path}`.replace(/\/[^/]+$/, '') === folder;
  const declaration = new RegExp(`^(?:var\\s+|\\s+)${name.slice(dot + 1)}\\b[^\\n(]*(?:string|=\\s*["\`]|$)`, 'm');
  return files.some((file) => inPackage(file) && declaration.test(file.code));
}
