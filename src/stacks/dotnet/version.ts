import type { Answers } from '../../model/answers.ts';
import type { Conflict, Found } from '../../model/evidence.ts';
import type { RuntimeFact } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { asked } from '../_shared/asked.ts';
import { findIn } from '../_shared/place.ts';
import { releaseLines } from '../_shared/release-lines.ts';
import { resolveVersion, type VersionRange } from '../_shared/versions.ts';
import { targetsOf } from './msbuild/kind.ts';
import type { Project } from './msbuild/project.ts';

/** The runtime that a program gets, and what its project asks for. */
export interface DotnetVersion {
  readonly runtime: RuntimeFact;
  readonly conflicts: readonly Conflict[];
  /** As in `net10.0`; `null` where the project names none that runs here. */
  readonly target: Found<string> | null;
  readonly severalTargets: boolean;
  /** The target, where a newer runtime was asked for. */
  readonly rollsFrom: Found<string> | null;
  /** The target, where an older runtime was asked for. */
  readonly tooNew: Found<string> | null;
}

/**
 * A runtime that was asked for, else the newest target that the project names, else what version managers say: a program runs on the line that it
 * was built for, and on a newer one only where somebody wants that.
 */
export function dotnetVersion(
  repo: Repo,
  project: Project | null,
  catalogue: readonly CatalogueImage[],
  given: Answers,
): DotnetVersion {
  const target = newestTarget(project);
  const order = asked(given);
  const wanted = order ?? target ?? managed(repo);
  const resolved = resolveVersion(releaseLines('dotnet', catalogue), wanted?.value ?? null, range);
  return {
    runtime: { product: 'dotnet', title: '.NET', wanted, ...resolved },
    conflicts: order === null ? disagreement(repo, target) : [],
    target,
    severalTargets: project !== null && targetsOf(project).length > 1,
    ...(order === null ? UNASKED : stepFrom(target, resolved.cycle)),
  };
}

const UNASKED = { rollsFrom: null, tooNew: null };

/** Whether somebody asked for a newer line than the target, or for an older one. */
function stepFrom(target: Found<string> | null, cycle: string): Pick<DotnetVersion, 'rollsFrom' | 'tooNew'> {
  const step = target === null ? 0 : compare(cycle, target.value);
  return { rollsFrom: step > 0 ? target : null, tooNew: step < 0 ? target : null };
}

function newestTarget(project: Project | null): Found<string> | null {
  const targets = project === null ? [] : targetsOf(project).filter(({ value }) => lineOf(value) !== null);
  return targets.toSorted((a, b) => compare(b.value, a.value))[0] ?? null;
}

const MANAGERS: readonly (readonly [string, RegExp])[] = [
  ['.tool-versions', /^dotnet(?:-core)?[ \t]+(\d+\.\d+(?:\.\d+)?)/m],
  ['mise.toml', /^[ \t]*"?dotnet(?:-core)?"?[ \t]*=[ \t]*"(\d+(?:\.\d+){0,2})"/m],
  ['.mise.toml', /^[ \t]*"?dotnet(?:-core)?"?[ \t]*=[ \t]*"(\d+(?:\.\d+){0,2})"/m],
];

/** What version managers install is an SDK, which says its line and no more. */
function managed(repo: Repo): Found<string> | null {
  const found = MANAGERS.map(([file, pattern]) => findIn(file, repo.text(file), pattern)).find((one) => one !== null);
  if (found === undefined || found === null) return null;
  const line = /^\d+(?:\.\d+)?/.exec(found.value)?.[0] ?? found.value;
  return { value: line, from: found.from };
}

function disagreement(repo: Repo, taken: Found<string> | null): readonly Conflict[] {
  const other = managed(repo);
  if (taken === null || other === null || compare(other.value, taken.value) >= 0) return [];
  const why = 'the project says what the program runs on';
  return [{ about: '.NET version', taken, others: [other], why }];
}

/** `net10.0`, `netcoreapp3.1`, `10`, `10.0` or `10.0.15`. */
function range(text: string): VersionRange | null {
  const wanted = numbers(text);
  if (wanted.length === 0) return null;
  const fits = (version: string): boolean => wanted.every((part, at) => part === numbers(version)[at]);
  return { accepts: fits, mayHold: (cycle) => numbers(cycle).every((part, at) => part === (wanted[at] ?? part)) };
}

/** Release line of a target; `null` for libraries' targets and the .NET that Windows alone has. */
function lineOf(target: string): string | null {
  return /^net(?:coreapp)?(\d+\.\d+)$/.exec(target)?.[1] ?? null;
}

/** Which of two versions is the newer one, by line. */
export function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  return (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0);
}

function numbers(text: string): readonly number[] {
  return (/\d+(?:\.\d+){0,2}/.exec(text)?.[0] ?? '').split('.').filter(Boolean).map(Number);
}
