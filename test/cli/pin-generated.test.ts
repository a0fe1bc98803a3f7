import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { discard, readCase, restore } from '../case.ts';
import { closeAll, digest, serving } from '../remote/asking.ts';
import { INDEX } from '../remote/loopback-registry.ts';
import { ironhull } from './spawn.ts';

const made: (() => void)[] = [];
afterEach(async () => {
  await closeAll();
  for (const undo of made.splice(0)) undo();
});

/** Mirrors that have every image. */
async function mirrors(): Promise<readonly string[]> {
  const { host } = await serving({
    before: (_, response) => {
      response.writeHead(200, { 'content-type': INDEX.type, 'docker-content-digest': digest });
      return Boolean(response.end());
    },
  });
  return ['docker.io', 'gcr.io'].flatMap((registry) => ['--mirror', `${registry}=${host}`]);
}

describe('a Dockerfile that ironhull wrote', () => {
  it('is pinned whole, keeps its digests, and is nobody else’s from then on', async () => {
    const cwd = restore(readCase('node', 'express-npm'));
    made.push(() => discard(cwd));
    const read = (): string => readFileSync(join(cwd, 'Dockerfile'), 'utf8');
    await ironhull(['--yes'], { cwd });
    const generated = read();
    expect(generated).toContain('is rebuilt under the same tag');
    expect((await ironhull(['pin', ...(await mirrors())], { cwd })).code).toBe(0);
    const pinned = read();
    expect(pinned).not.toContain('is rebuilt under the same tag');
    expect(pinned.replaceAll(`@${digest}`, '')).toBe(
      generated
        .split('\n')
        .filter((line) => !line.includes('is rebuilt under the same tag'))
        .join('\n'),
    );

    for (const words of [['--yes'], ['update', '--yes'], ['check']]) {
      const { code, stdout, stderr } = await ironhull(words, { cwd });
      expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
      expect(stdout).not.toMatch(/conflict/i);
      expect(read()).toBe(pinned);
    }
    const audited = await ironhull(['audit', '--level', 'info', '--json'], { cwd });
    expect(audited.stdout).not.toContain('base-image-digest');
  });

  it('merges another answer into what is pinned', async () => {
    const cwd = restore(readCase('node', 'express-npm'));
    made.push(() => discard(cwd));
    const read = (): string => readFileSync(join(cwd, 'Dockerfile'), 'utf8');
    await ironhull(['--yes'], { cwd });
    await ironhull(['pin', ...(await mirrors())], { cwd });
    const { code } = await ironhull(['--yes', '--port', '4200'], { cwd });
    expect(code).toBe(0);
    expect(read()).toContain('4200');
    expect(read()).toMatch(new RegExp(`FROM gcr\\.io/\\S+@${digest} AS runtime`));
    expect(read()).not.toContain('is rebuilt under the same tag');
  });
});
