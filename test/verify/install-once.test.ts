import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bench } from '../../src/verify/bench.ts';
import { installOnce } from '../../src/verify/promises/install-once.ts';

const STEPS = '#1 [deps 2/2] RUN npm ci\n';

describe('H17 builds again after a change of the source', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ironhull-h17-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Proves H17 for one source file on a builder that answers the second build with these steps, and gives the file as that build saw it. */
  async function prove(source: string, text: string, steps: string) {
    const context = join(folder, 'context');
    mkdirSync(context);
    writeFileSync(join(context, source), text);
    let seen = '';
    const layers = ['sha256:base000000000000', 'sha256:one0000000000000'].map((diffId) => ({ diffId }));
    const changed = ['sha256:base000000000000', 'sha256:two0000000000000'];
    const bench = {
      folder,
      context,
      dockerfile: join(context, 'Dockerfile'),
      args: { VERSION: '1.2.3' },
      tag: 'x:0',
      newTag: () => 'x:1',
      sent: async () => [source],
      image: { layers },
      build: { steps: [{ title: '[deps 2/2] RUN npm ci', cached: false }] },
      subject: { target: null, buildFlags: [] },
      docker: async (words: readonly string[]) => {
        if (words[0] === 'image') return { ok: true, code: 0, stdout: JSON.stringify(changed), stderr: '' };
        seen = readFileSync(join(words.at(-1) ?? '', source), 'utf8');
        return { ok: true, code: 0, stdout: '', stderr: steps };
      },
    } as unknown as Bench;
    return { outcome: await installOnce.prove(bench), seen };
  }

  it('says what a push would send again', async () => {
    const { outcome } = await prove('main.js', 'serve();\n', `${STEPS}#1 CACHED\n`);
    expect(outcome).toMatchObject({ state: 'proven' });
    expect(outcome.seen.join()).toMatch(
      /^1 install step\(s\) cached after a change to main\.js; \d+\.\d s; 1 of 2 layers is new: sha256:two0000000$/,
    );
  });

  it('is broken by an install that runs again', async () => {
    expect((await prove('main.js', 'serve();\n', `${STEPS}#1 DONE 1.0s\n`)).outcome).toMatchObject({
      state: 'broken',
      seen: ['runs again: [deps 2/2] RUN npm ci'],
    });
  });

  it.each([
    ['main.js', 'serve();\n', /^serve\(\);\n\n\/\/ changed \S+\n$/],
    ['page.html', '<p>\n', /^<p>\n\n<!-- changed \S+ -->\n$/],
    ['site.css', 'p {}\n', /^p \{\}\n\n\/\* changed \S+ \*\/\n$/],
    ['app.py', 'serve()\n', /^serve\(\)\n\n# changed \S+\n$/],
    ['main.go', 'package main\n', /^\/\/ changed \S+\n\npackage main\n$/],
    ['App.java', 'class App {}\n', /^\/\/ changed \S+\n\nclass App \{\}\n$/],
  ])('changes %s where its program is changed by it', async (source, text, after) => {
    expect((await prove(source, text, `${STEPS}#1 CACHED\n`)).seen).toMatch(after);
  });
});
