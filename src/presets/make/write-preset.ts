import { stringify } from 'yaml';
import type { Preset } from '../../model/preset.ts';

const HEAD = '# yaml-language-server: $schema=./preset.schema.json\n';

/** A preset as a document that editors complete by its schema. */
export function presetText(preset: Preset): string {
  const { schemaVersion, name, contact, docs, ...rest } = preset;
  return HEAD + stringify({ schemaVersion, name, contact, docs, ...rest }, { lineWidth: 0, keepUndefined: false });
}
