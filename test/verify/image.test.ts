import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openSavedImage } from '../../src/verify/image.ts';
import { tarFile, type Member } from './tar-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'ironhull-image-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A saved image with these layers, the second of them compressed as an OCI layout has it. */
function saved(layers: readonly (readonly Member[])[]): string {
  const config = { config: { User: '65532:65532' }, rootfs: { diff_ids: layers.map((_, index) => `sha256:${index}`) } };
  const names = layers.map((_, index) => `layer-${index}.tar`);
  const bodies = layers.map((members, index) => (index === 1 ? gzipSync(tarFile(members)) : tarFile(members)));
  const members = [
    { path: 'manifest.json', content: JSON.stringify([{ Config: 'config.json', Layers: names }]) },
    { path: 'config.json', content: JSON.stringify(config) },
  ];
  const path = join(folder, 'image.tar');
  const plain = tarFile(members).subarray(0, -1024);
  const rest = names.map((name, index) => {
    const body = bodies[index] ?? Buffer.alloc(0);
    const header = Buffer.from(tarFile([{ path: name }]).subarray(0, 512));
    header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
    return Buffer.concat([header, body, Buffer.alloc(-body.length & 511)]);
  });
  writeFileSync(path, Buffer.concat([plain, ...rest, Buffer.alloc(1024)]));
  return path;
}

describe('openSavedImage', () => {
  it('shows what a container sees: later layers win, whiteouts remove', async () => {
    const path = saved([
      [
        { path: 'app/', type: '5' },
        { path: 'app/old', content: 'old' },
        { path: 'app/kept', content: 'kept' },
        { path: 'etc/a', content: 'a' },
      ],
      [{ path: 'app/.wh.old' }, { path: 'etc/.wh..wh..opq' }, { path: 'etc/b', content: 'b' }],
    ]);
    const image = await openSavedImage(path);
    expect([...image.files.keys()].toSorted()).toEqual(['app', 'app/kept', 'etc/b']);
    expect(image.config.User).toBe('65532:65532');
    const file = image.files.get('etc/b');
    expect(file && (await image.content(file)).toString()).toBe('b');
    await image.close();
  });
});
