import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../src/context/find-secrets.ts';
import { listContext } from '../../src/context/list-context.ts';
import { openRepo } from '../../src/repo/open-repo.ts';
import { allCases, discard, expected, restore } from '../case.ts';

const cases = allCases().flatMap((fixture) => {
  const ignore = expected(fixture, '.dockerignore');
  return ignore === null ? [] : [{ fixture, ignore, name: `${fixture.stack}/${fixture.name}` }];
});

describe('the .dockerignore of every fixture', () => {
  it('is there for most of them', () => {
    expect(cases.length).toBeGreaterThan(40);
  });

  it.each(cases)('$name lets in no secret, planted ones neither', async ({ fixture, ignore }) => {
    const root = restore(fixture);
    try {
      const before = listContext(root, ignore).files.map(({ path }) => path);
      // H9: what people leave lying about.
      for (const name of ['.env', '.env.local', 'id_ed25519', 'server.key', '.netrc', 'kubeconfig'])
        writeFileSync(join(root, name), 'KEY=planted\n');
      const files = listContext(root, ignore).files.map(({ path }) => path);
      expect(files).toEqual(before);
      expect((await findSecrets(openRepo(root), files)).secrets).toEqual([]);
    } finally {
      discard(root);
    }
  });
});
