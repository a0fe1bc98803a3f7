import type { PolicyValues } from '../../src/model/preset.ts';
import { merge } from '../../src/presets/merge.ts';
import { settingsUnder, type JudgedBy } from '../../src/presets/settings-under.ts';

/** Settings of a team that lays down some values in one preset of one line. */
export function underPolicy(values: PolicyValues): JudgedBy {
  const layer = {
    source: 'repository',
    reference: '',
    version: '',
    path: 'acme.yaml',
    file: 'acme.yaml',
    name: 'Acme',
    contact: 'platform@acme.example',
    docs: '',
    sha256: '',
    delegates: [],
  };
  return settingsUnder(
    merge({
      layers: [{ layer, text: '', code: null, preset: { schemaVersion: 1, ...values }, lineOf: () => 1 }],
      missing: [],
    }),
    [],
  );
}
