import type { Found } from '../../model/evidence.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { readJson, textAt, valueAt } from '../_shared/json-file.ts';
import { compare } from './version.ts';

export const GLOBAL = 'global.json';

/** The SDK that builds: the first of the catalogue that is no older than the runtime and that global.json accepts. */
export interface Sdk {
  readonly version: string;
  readonly cycle: string;
  /** Version that global.json wants, where no vetted image has it. */
  readonly pinned: Found<string> | null;
  /** Where global.json says more than the version, so that it cannot be left out of the build. */
  readonly bound: Found<string> | null;
}

export function sdkFor(repo: Repo, catalogue: readonly CatalogueImage[], runtime: string): Sdk {
  const all = catalogue.filter((row) => row.provides.includes('dotnet-sdk'));
  const rows = all.filter((row) => compare(row.cycle, runtime) >= 0);
  const usual = rows[0] ?? all.at(-1);
  if (usual === undefined) throw new TypeError('the catalogue has no SDK of .NET');
  const global = readJson(repo, GLOBAL, true);
  if (global === null) return sdkOf(usual);
  const wanted = textAt(global, 'sdk', 'version');
  const policy = textAt(global, 'sdk', 'rollForward')?.value ?? 'latestPatch';
  const fitting = wanted === null ? usual : rows.find((row) => accepts(wanted.value, policy, row.version));
  if (fitting !== undefined) return sdkOf(fitting);
  const packages = valueAt(global, 'msbuild-sdks');
  const bound = packages === null ? null : { value: 'msbuild-sdks', from: packages.from };
  return { ...sdkOf(usual), pinned: wanted, bound };
}

function sdkOf({ version, cycle }: CatalogueImage): Sdk {
  return { version, cycle, pinned: null, bound: null };
}

/** Parts of an SDK's version by which `rollForward` goes: the hundreds of the last number are its feature band. */
function parts(version: string): readonly number[] {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  return [major, minor, Math.floor(patch / 100), patch % 100];
}

/** How many parts must be the same under each policy; the others may be higher. */
const FIXED: Readonly<Record<string, number>> = {
  disable: 4,
  patch: 3,
  latestpatch: 3,
  feature: 2,
  latestfeature: 2,
  minor: 1,
  latestminor: 1,
  major: 0,
  latestmajor: 0,
};

/** Whether global.json takes an SDK (learn.microsoft.com, global.json overview). */
export function accepts(wanted: string, policy: string, sdk: string): boolean {
  const fixed = FIXED[policy.toLowerCase()] ?? 3;
  const [asked, have] = [parts(wanted), parts(sdk)];
  const at = asked.findIndex((part, index) => part !== have[index]);
  return at === -1 || (at >= fixed && (have[at] ?? 0) > (asked[at] ?? 0));
}
