import type { RuntimeFact } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import { nodeRange } from './node-range.ts';
import { pythonRange } from './python-range.ts';
import { releaseLines } from './release-lines.ts';
import type { ReleaseLine } from './release-lines.ts';

/** Longer text is no version: refused before any parser sees it. */
const LONGEST = 256;

/** What a repo allows, in the grammar of its ecosystem. */
export interface VersionRange {
  readonly accepts: (version: string) => boolean;
  /** Whether any version of a release line could be accepted. */
  readonly mayHold: (cycle: string) => boolean;
}

/** The version taken for a repo, and how well it fits. */
export type ResolvedVersion = Omit<RuntimeFact, 'product' | 'title' | 'wanted'>;

/** Newest supported LTS of Node that the repo allows. Takes semver ranges and the aliases of nvm and mise. */
export function resolveNodeVersion(wanted: string | null, catalogue: readonly CatalogueImage[]): ResolvedVersion {
  const lines = releaseLines('node', catalogue);
  return resolveVersion(lines, wanted, (text) => nodeRange(text, lines));
}

/** Newest supported Python that the repo allows and that compiled wheels have caught up with. Takes PEP 440, Poetry's and pyenv's notation. */
export function resolvePythonVersion(wanted: string | null, catalogue: readonly CatalogueImage[]): ResolvedVersion {
  return resolveVersion(releaseLines('python', catalogue), wanted, pythonRange);
}

/**
 * The Go line that go.mod names while it is supported, else the newest: what go.mod and a toolchain line say is a minimum,
 * and newer compilers keep the behaviour of the line that go.mod names.
 */
export function resolveGoVersion(wanted: string | null, catalogue: readonly CatalogueImage[]): ResolvedVersion {
  const lines = releaseLines('go', catalogue);
  const minimum = wanted === null ? null : goVersion(wanted);
  const named = lines.find((line) => line.cycle === `${minimum?.[0]}.${minimum?.[1]}`);
  const resolved = resolveVersion(lines, wanted, () => minimum && goRange(minimum, named));
  return named?.ended === true
    ? { ...resolved, why: `at least Go ${named.cycle} is asked for, which ended on ${named.endOfLife}` }
    : resolved;
}

/** Whether the repo's words are a range which another release line fits too, one that is still supported. */
export function isOpen({ product, wanted }: RuntimeFact, cycle: string, catalogue: readonly CatalogueImage[]): boolean {
  const lines = releaseLines(product, catalogue);
  const line = lines.find((one) => one.cycle === cycle);
  if (wanted === null || line === undefined || line.ended || line.version === null) return false;
  if (!/[<>=~^*|]/.test(wanted.value) || wanted.value.length > LONGEST) return false;
  const range = product === 'python' ? pythonRange(wanted.value) : nodeRange(wanted.value, lines);
  return range !== null && range.mayHold(cycle);
}

/** The newest supported line that what the repo asks for allows, `parse` reading it in the stack's own grammar. */
export function resolveVersion(
  lines: readonly ReleaseLine[],
  wanted: string | null,
  parse: (wanted: string) => VersionRange | null,
): ResolvedVersion {
  const supported = lines.filter((line) => !line.ended && line.version !== null);
  const unasked = preferred(supported);
  if (unasked === undefined) throw new TypeError('the catalogue has no supported release line of this product');
  if (wanted === null) return taken(unasked, 'exact', 'nothing asks for a version; newest settled release line');
  const range = wanted.length > LONGEST ? null : parse(wanted);
  const fit = range === null ? undefined : bestFit(lines, supported, range);
  return fit ?? taken(unasked, 'none', 'no release line of the catalogue fits');
}

function bestFit(
  lines: readonly ReleaseLine[],
  supported: readonly ReleaseLine[],
  range: VersionRange,
): ResolvedVersion | undefined {
  const exact = preferred(supported.filter((line) => range.accepts(line.version ?? '')));
  if (exact !== undefined) return taken(exact, 'exact', 'newest supported version that fits');
  const near = preferred(supported.filter((line) => range.mayHold(line.cycle)));
  if (near !== undefined)
    return taken(near, 'near', `the catalogue holds one patch of ${near.cycle}, which is another`);
  const ended = lines.find((line) => line.ended && range.mayHold(line.cycle));
  if (ended === undefined) return undefined;
  return taken(ended, range.accepts(ended.version ?? '0') ? 'exact' : 'near', 'only ended release lines fit');
}

/** Newest line that is taken without being asked for, else the newest. */
function preferred(lines: readonly ReleaseLine[]): ReleaseLine | undefined {
  return lines.find((line) => line.ready) ?? lines[0];
}

function taken(line: ReleaseLine, fit: ResolvedVersion['fit'], why: string): ResolvedVersion {
  const { cycle, version, endOfLife, ended } = line;
  return { cycle, version: version ?? cycle, endOfLife, ended, fit, why };
}

function goVersion(text: string): readonly number[] | null {
  const parts = /^(?:toolchain\s+)?(?:go\s?)?(\d+)\.(\d+)(?:\.(\d+))?(?:(?:rc|beta)\d+)?$/.exec(text.trim());
  return parts === null ? null : parts.slice(1).map((part) => Number(part ?? 0));
}

/** The named line alone while it can serve, else everything from the minimum on. */
function goRange(minimum: readonly number[], named: ReleaseLine | undefined): VersionRange {
  const reaches = (version: string): boolean => atLeast(goVersion(version) ?? [], minimum);
  const serves = named !== undefined && !named.ended && named.version !== null && reaches(named.version);
  return { accepts: serves ? (version) => version === named.version : reaches, mayHold: () => false };
}

function atLeast(version: readonly number[], minimum: readonly number[]): boolean {
  const place = minimum.findIndex((part, index) => part !== (version[index] ?? 0));
  return place === -1 || (version[place] ?? 0) > (minimum[place] ?? 0);
}
