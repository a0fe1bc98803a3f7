import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EXIT } from '../../errors.ts';
import type { Action } from '../commands/defaults.ts';

/** `ironhull defaults schema`: the JSON Schema that editors complete by. */
export const schema: Action = async (_call, _rest, { stdout }) => {
  const root = dirname(createRequire(import.meta.url).resolve('generator-ironhull/package.json'));
  stdout.write(readFileSync(join(root, 'docs', 'preset.schema.json'), 'utf8'));
  return EXIT.ok;
};
