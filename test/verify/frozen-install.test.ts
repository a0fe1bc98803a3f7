import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bench } from '../../src/verify/bench.ts';
import { frozenInstall } from '../../src/verify/promises/frozen-install.ts';

describe('H7 falsifies the manifest that a build goes by', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ironhull-h7-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Proves H7 on a builder that refuses what differs in these files. */
  async function prove(files: Readonly<Record<string, string>>, reads: readonly string[]): Promise<string> {
    const context = join(folder, 'context');
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(context, path)), { recursive: true });
      writeFileSync(join(context, path), content);
    }
    const bench = {
      folder,
      context,
      dockerfile: join(context, 'Dockerfile'),
      args: {},
      subject: { target: null, buildFlags: [], deviations: [] },
      newTag: () => 'tag',
      sent: async () => Object.keys(files),
      docker: async (words: readonly string[]) => {
        const built = words.at(-1) ?? '';
        const ok = reads.every((path) => readFileSync(join(built, path), 'utf8') === files[path]);
        return { ok, code: ok ? 0 : 1, stdout: '', stderr: '' };
      },
    } as unknown as Bench;
    return (await frozenInstall.prove(bench)).state;
  }

  const modules = { 'go.mod': 'module a\n', 'go.sum': 'b v1.0.0 h1:0123456789abcdef=\n' };

  it('go.sum where modules are downloaded', async () => expect(await prove(modules, ['go.sum'])).toBe('proven'));
  it('go.mod where they are vendored', async () =>
    expect(await prove({ ...modules, 'vendor/modules.txt': '' }, ['go.mod'])).toBe('proven'));
  it('broken where nothing looks at it', async () => expect(await prove(modules, [])).toBe('broken'));
});
