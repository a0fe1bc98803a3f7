import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { Locked } from './lockfile.ts';
import { keyPlace, type Manifest } from './manifest.ts';
import { dependencyNames } from './workspace.ts';

const KNOWN: readonly (readonly [string, string])[] = [
  ['axum', 'axum'],
  ['actix-web', 'Actix Web'],
  ['rocket', 'Rocket'],
  ['warp', 'warp'],
  ['poem', 'Poem'],
  ['salvo', 'Salvo'],
  ['tonic', 'tonic'],
  ['hyper', 'hyper'],
];

/** The web framework that a program's packages name, with the release line that the lock pins: `axum 0.8`. */
export function findFramework(
  repo: Repo,
  packages: readonly Manifest[],
  lock: readonly Locked[],
): Found<string> | null {
  for (const [crate, title] of KNOWN) {
    const manifest = packages.find((one) => dependencyNames(one).includes(crate));
    if (manifest === undefined) continue;
    const version = lock.find((one) => one.name === crate)?.version ?? '';
    const line = /^0\.\d+|^\d+/.exec(version)?.[0] ?? '';
    return { value: `${title} ${line}`.trim(), from: keyPlace(repo, manifest.file, crate) };
  }
  return null;
}
