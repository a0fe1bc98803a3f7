import * as v from 'valibot';
import type { Answers } from '../../model/answers.ts';
import type { Conflict, Found } from '../../model/evidence.ts';
import type { RuntimeFact } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { asked } from '../_shared/asked.ts';
import { findIn } from '../_shared/place.ts';
import { releaseLines } from '../_shared/release-lines.ts';
import { readToml } from '../_shared/toml-file.ts';
import { resolveVersion, type VersionRange } from '../_shared/versions.ts';
import { ownOrInherited, type Manifest } from './scan/manifest.ts';

const ToolchainSchema = v.looseObject({
  toolchain: v.optional(v.looseObject({ channel: v.optional(v.string()) })),
});
/** First version that has an edition. */
const EDITIONS: Readonly<Record<string, string>> = { '2021': '1.56', '2024': '1.85' };

/** The version of Rust that is compiled with, and what else the repo says of it. */
export interface RustVersion {
  readonly runtime: RuntimeFact;
  readonly conflicts: readonly Conflict[];
  /** A release that the repo pins and the catalogue does not have. */
  readonly pinned: Found<string> | null;
  /** A channel of which there is no vetted image. */
  readonly unstable: Found<string> | null;
}

/**
 * An order, then the toolchain file, then a tool file, then `rust-version` and the edition, which are only the lowest that may compile it. New
 * releases compile what older ones did, so that everything but an order is a minimum.
 */
export function rustVersion(
  repo: Repo,
  own: Manifest,
  root: Manifest,
  catalogue: readonly CatalogueImage[],
  given: Answers,
): RustVersion {
  const order = asked(given);
  const files = [toolchainFile(repo), ...toolFiles(repo)].filter((found) => found !== null);
  const exact = files.filter(({ value }) => numbers(value) !== null);
  const [pin = null] = exact;
  const wanted = [order, pin, ...files].find((one) => one !== null) ?? minimumOf(repo, own, root);
  const parse = order === null ? atLeast : line;
  const resolved = resolveVersion(releaseLines('rust', catalogue), wanted?.value ?? null, parse);
  const runtime = { product: 'rust', title: 'Rust', wanted, ...resolved };
  const conflicts = disagreement(pin, exact);
  if (order !== null) return { runtime, conflicts, pinned: null, unstable: null };
  return {
    runtime,
    conflicts,
    pinned: [pin].find((one) => one !== null && !sameRelease(one.value, resolved.version)) ?? null,
    unstable: files.find(({ value }) => /^(?:nightly|beta)/.test(value)) ?? null,
  };
}

function minimumOf(repo: Repo, own: Manifest, root: Manifest): Found<string> | null {
  return ownOrInherited(repo, { own, root }, 'rust-version') ?? editionMinimum(repo, own, root);
}

function toolchainFile(repo: Repo): Found<string> | null {
  for (const file of ['rust-toolchain.toml', 'rust-toolchain']) {
    const text = repo.text(file);
    if (text === null) continue;
    const plain = findIn(file, text, /^\s*([a-z0-9][\w.-]*)\s*$/);
    if (plain !== null) return plain;
    const channel = readToml(repo, file, ToolchainSchema)?.toolchain?.channel;
    if (channel !== undefined)
      return { value: channel, from: findIn(file, text, /^[ \t]*(channel)[ \t]*=/m)?.from ?? file };
  }
  return null;
}

const TOOL_FILES: readonly (readonly [string, RegExp])[] = [
  ['.tool-versions', /^rust[ \t]+([\w.-]+)/m],
  ['mise.toml', /^[ \t]*"?rust"?[ \t]*=[ \t]*"([\w.-]+)"/m],
  ['.mise.toml', /^[ \t]*"?rust"?[ \t]*=[ \t]*"([\w.-]+)"/m],
];

function toolFiles(repo: Repo): readonly (Found<string> | null)[] {
  return TOOL_FILES.map(([file, pattern]) => findIn(file, repo.text(file), pattern));
}

function editionMinimum(repo: Repo, own: Manifest, root: Manifest): Found<string> | null {
  const edition = ownOrInherited(repo, { own, root }, 'edition');
  const first = edition === null ? undefined : EDITIONS[edition.value];
  return edition === null || first === undefined ? null : { value: first, from: edition.from };
}

function disagreement(taken: Found<string> | null, all: readonly Found<string>[]): readonly Conflict[] {
  const others = all.filter((one) => taken !== null && one !== taken && !sameRelease(one.value, taken.value));
  if (taken === null || others.length === 0) return [];
  return [{ about: 'Rust version', taken, others, why: 'the file that means Rust alone goes first' }];
}

function atLeast(text: string): VersionRange | null {
  if (/^(?:stable|nightly|beta)/.test(text)) return { accepts: () => true, mayHold: () => true };
  const minimum = numbers(text);
  if (minimum === null) return null;
  return { accepts: (version) => reaches(numbers(version) ?? [], minimum), mayHold: () => false };
}

function line(text: string): VersionRange | null {
  const wanted = numbers(text);
  if (wanted === null) return null;
  return {
    accepts: (version) => wanted.every((part, at) => part === numbers(version)?.[at]),
    mayHold: (cycle) => numbers(cycle)?.every((part, at) => part === (wanted[at] ?? part)) ?? false,
  };
}

function reaches(version: readonly number[], minimum: readonly number[]): boolean {
  const place = minimum.findIndex((part, at) => part !== (version[at] ?? 0));
  return place === -1 || (version[place] ?? 0) > (minimum[place] ?? 0);
}

function sameRelease(a: string, b: string): boolean {
  return numbers(a)?.slice(0, 2).join('.') === numbers(b)?.slice(0, 2).join('.');
}

/** `1.85`, `1.85.0`, also with the platform behind it, as toolchain files may have it. */
function numbers(text: string): readonly number[] | null {
  const parts = /^(\d+)\.(\d+)(?:\.(\d+))?(?:-[\w-]+)?$/.exec(text.trim());
  return parts === null ? null : parts.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
}
