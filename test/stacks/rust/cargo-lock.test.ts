import { expect, it } from 'vitest';
import { sortPackages } from '../../../src/starters/cargo-lock.ts';

const HEAD = '# made by Cargo\nversion = 4';
const block = (name: string, version = '1.0.0'): string => `[[package]]\nname = "${name}"\nversion = "${version}"`;

it('puts packages into the order of their names, and leaves versions of one name as they were', () => {
  const renamed = [HEAD, block('base64', '0.21.0'), block('base64', '0.22.0'), block('apiary'), block('zlib')];
  const sorted = [HEAD, block('apiary'), block('base64', '0.21.0'), block('base64', '0.22.0'), block('zlib')];
  expect(sortPackages(`${renamed.join('\n\n')}\n`)).toBe(`${sorted.join('\n\n')}\n`);
});
