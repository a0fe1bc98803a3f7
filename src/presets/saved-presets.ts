import type { Policy } from '../model/policy.ts';
import type { SavedPreset } from '../model/state.ts';
import { isConfig } from './load.ts';

/** The presets of a policy as the state remembers them: all but the repository's own config, which is there to be read. */
export function savedPresets({ layers }: Policy): readonly SavedPreset[] {
  return layers
    .filter(({ source, path }) => !(source === 'repository' && isConfig(path)))
    .map(({ source, reference, version, path, name, file, contact, sha256, code }) => ({
      source,
      reference,
      version,
      path,
      name,
      file,
      contact,
      sha256,
      ...(code === undefined ? {} : { code: [...code.files] }),
    }));
}
