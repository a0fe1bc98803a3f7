import { RemoteError } from '../../errors.ts';
import type { FetchedPreset, PresetReference } from '../../model/preset-reference.ts';
import type { Environment } from '../credentials.ts';
import { fetchFromGit } from './from-git.ts';
import { fetchFromHttps } from './from-https.ts';
import { fetchFromNpm } from './from-npm.ts';
import { workplace, type Workplace } from './workplace.ts';

/** Fetches presets, each once. */
export interface PresetSource {
  readonly fetch: (reference: PresetReference) => Promise<FetchedPreset>;
  /** Removes what was fetched from the disk. */
  readonly close: () => void;
}

/** What a fetch may know of its surroundings. */
export interface Surrounding {
  readonly env: Environment;
  /** Lines of the repository's .npmrc that name registries. */
  readonly registries: readonly string[];
}

/** How presets are fetched: by npm, git and https themselves, into a folder that is gone afterwards. */
export function presetSource(around: Surrounding): PresetSource {
  const known = new Map<string, Promise<FetchedPreset>>();
  let place: Workplace | null = null;
  const work = (): Workplace => (place ??= workplace());
  return {
    fetch: (reference) => {
      const key = JSON.stringify({ ...reference, path: reference.kind === 'https' ? reference.path : '' });
      const before = known.get(key);
      if (before !== undefined) return before;
      const now = fetchOne(reference, work, around);
      known.set(key, now);
      return now;
    },
    close: () => place?.remove(),
  };
}

async function fetchOne(
  reference: PresetReference,
  work: () => Workplace,
  around: Surrounding,
): Promise<FetchedPreset> {
  if (reference.kind === 'https') return fetchFromHttps(reference);
  const folder = work().folder();
  if (reference.kind === 'npm') return fetchFromNpm(reference, folder, around);
  if (reference.kind === 'git') return fetchFromGit(reference, folder, around.env);
  throw new RemoteError('nothing fetches this kind of preset. Nothing was written.');
}
