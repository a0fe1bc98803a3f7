import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allCases, type Case } from './case.ts';
import { promises } from './promises/index.ts';
import { readGenerated } from './promises/read-dockerfile.ts';

/** Every generated Dockerfile of a case, each with the .dockerignore beside it. */
function pairs(fixture: Case): readonly { readonly shown: string; readonly folder: string }[] {
  const root = join(fixture.folder, 'expected');
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === 'Dockerfile')
    .map((path) => ({ shown: join(fixture.stack, fixture.name, dirname(path)), folder: join(root, dirname(path)) }));
}

const kept = allCases().filter((fixture) => fixture.refused === null);
const generated = kept.flatMap(pairs);

it.each(kept)('$stack/$name has its expected files', (fixture) => {
  expect(pairs(fixture)).not.toEqual([]);
});

describe.each(generated)('$shown', ({ folder }) => {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

  it.each(promises)('keeps $name', ({ broken }) => {
    expect(broken(readGenerated(read('Dockerfile'), read('dot-dockerignore')))).toEqual([]);
  });
});
