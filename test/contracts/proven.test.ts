import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { provenModule } from '../../scripts/proven.ts';

it('what prompts call proven is what docs/vetting.json shows', () => {
  expect(readFileSync(join(import.meta.dirname, '../../src/images/proven.ts'), 'utf8')).toBe(provenModule());
});
