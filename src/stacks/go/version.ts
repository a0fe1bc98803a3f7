import type { Answers } from '../../model/answers.ts';
import type { Conflict, Found } from '../../model/evidence.ts';
import type { RuntimeFact } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { asked } from '../_shared/asked.ts';
import { resolveGoVersion } from '../_shared/versions.ts';
import type { GoMod } from './scan/go-mod.ts';
import { versionFiles } from './scan/version-files.ts';

/**
 * The Go version that a repo asks for: an order, then go.mod's toolchain line, then a tool file, then go.mod's `go` line, which is only the
 * lowest that may compile it. Those that name another release line are reported.
 */
export function goVersion(
  repo: Repo,
  mod: GoMod,
  catalogue: readonly CatalogueImage[],
  given: Answers,
): { readonly runtime: RuntimeFact; readonly conflicts: readonly Conflict[] } {
  const exact = [asked(given), mod.toolchain, ...versionFiles(repo)].filter((found) => found !== null);
  const wanted = exact.find((found) => reaches(found.value, mod.go?.value)) ?? mod.go;
  const runtime = { product: 'go', title: 'Go', wanted, ...resolveGoVersion(wanted?.value ?? null, catalogue) };
  return { runtime, conflicts: wanted === null ? [] : disagreement(wanted, exact) };
}

function disagreement(taken: Found<string>, all: readonly Found<string>[]): readonly Conflict[] {
  const others = all.filter((one) => one !== taken && line(one.value) !== line(taken.value));
  if (others.length === 0) return [];
  return [{ about: 'Go version', taken, others, why: why(taken.from) }];
}

function why(from: string): string {
  if (from === '--runtime') return 'an order goes before every file';
  if (from.startsWith('go.mod')) return 'the go command itself follows go.mod';
  return 'the file that means Go alone goes first';
}

/** Whether a version is at least what the `go` line demands. */
function reaches(version: string, minimum: string | undefined): boolean {
  const wanted = numbers(minimum ?? '0');
  const place = wanted.findIndex((part, at) => part !== (numbers(version)[at] ?? part));
  return place === -1 || (numbers(version)[place] ?? 0) > (wanted[place] ?? 0);
}

function numbers(version: string): readonly number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10));
}

function line(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
