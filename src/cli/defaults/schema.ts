import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EXIT } from '../../errors.ts';
import type { Action } from '../commands/defaults.ts';

/** `ironhull defaults schema`: the JSON Schema that editors complete by. */
export const schema: Action = async (_call, _rest, { stdout }) => {
  stdout.write(presetSchema());
  return EXIT.ok;
};

/** Text of the schema, as it is published with this package. */
export function presetSchema(): string {
  const root = dirname(createRequire(import.meta.url).resolve('generator-ironhull/package.json'));
  return readFileSync(join(root, 'docs', 'preset.schema.json'), 'utf8');
}
