import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allCases } from './case.ts';
import { generatedPairs } from './generated-pairs.ts';
import { promises } from '../src/promises/index.ts';
import { readGenerated } from '../src/promises/read-dockerfile.ts';

const written = allCases().filter((fixture) => fixture.refused === null);

it.each(written)('$stack/$name has its expected files', (fixture) => {
  expect(generatedPairs(fixture)).not.toEqual([]);
});

describe.each(written.flatMap(generatedPairs))('$shown', ({ folder }) => {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

  it.each(promises)('keeps $name', ({ broken }) => {
    expect(broken(readGenerated(read('Dockerfile'), read('dot-dockerignore')))).toEqual([]);
  });
});
