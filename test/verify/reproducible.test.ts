import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bench } from '../../src/verify/bench.ts';
import { reproducible } from '../../src/verify/promises/reproducible.ts';
import { tarFile } from './tar-file.ts';

/** An image whose only layer has a log that tells which build wrote it. */
function archive(digest: string): Buffer {
  const layer = tarFile([
    { path: 'app/main.js', content: 'x' },
    { path: 'app/build.log', content: digest },
  ]);
  const manifest = { config: { digest: 'sha256:config' }, layers: [{ digest: `sha256:layer-${digest.slice(7)}` }] };
  return tarFile([
    { path: 'index.json', content: JSON.stringify({ manifests: [{ digest }] }) },
    { path: `blobs/${digest.replace(':', '/')}`, content: JSON.stringify(manifest) },
    { path: `blobs/sha256/layer-${digest.slice(7)}`, content: layer.toString('latin1') },
  ]);
}

describe('H14 compares what the cache holds with a build from nothing', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ironhull-h14-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Proves H14 on a builder whose cache holds one digest and whose builds from nothing give the others, and tells how many it made. */
  async function prove(kept: string, fresh: readonly string[], deviations: Bench['subject']['deviations'] = []) {
    const left = [...fresh];
    const bench = {
      folder,
      args: {},
      subject: { target: null, buildFlags: [], deviations },
      docker: async (words: readonly string[]) => {
        const dest = /dest=([^,]+)/.exec(words.join(' '))?.[1] ?? '';
        const digest = `sha256:${words.includes('--no-cache') ? left.shift() : kept}`;
        if (digest === 'sha256:fails') return { ok: false, code: 1, stdout: '', stderr: 'ERROR: no space' };
        writeFileSync(dest, archive(digest));
        return { ok: true, code: 0, stdout: '', stderr: '' };
      },
    } as unknown as Bench;
    const { state, seen } = await reproducible.prove(bench);
    return { state, builds: fresh.length - left.length, ...(state === 'broken' ? { seen } : {}) };
  }

  it('equal at once', async () => expect(await prove('a', ['a', 'never'])).toEqual({ state: 'proven', builds: 1 }));
  it('an old cache of other inputs', async () =>
    expect(await prove('old', ['a', 'a'])).toEqual({ state: 'proven', builds: 2 }));
  it('a build that fails is not the same as another that fails', async () =>
    expect(await prove('fails', ['fails'])).toEqual({
      state: 'broken',
      builds: 1,
      seen: ['the build fails: ERROR: no space'],
    }));
  it('never equal', async () =>
    expect(await prove('a', ['b', 'c'])).toEqual({
      state: 'broken',
      builds: 2,
      seen: ['two builds without cache differ: /app/build.log'],
    }));
  it('never equal, and declared', async () =>
    expect(await prove('a', ['b', 'c'], [{ promise: 'H14', why: 'a build id' }])).toEqual({
      state: 'not-applicable',
      builds: 1,
    }));
});
