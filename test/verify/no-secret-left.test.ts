import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bench } from '../../src/verify/bench.ts';
import { noSecretLeft } from '../../src/verify/promises/no-secret-left.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ironhull-h8-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const DOCKERFILE = `FROM node:24 AS build
RUN --mount=type=cache,id=npm,target=/root/.npm --mount=type=cache,id=other,target=/other npm ci
`;

it('H8 reads each cache mount by a step of its own: a builder caches steps by their words, not by their mounts', async () => {
  const read: string[] = [];
  const bench = {
    folder,
    tag: 'tag',
    dockerfileText: DOCKERFILE,
    args: {},
    subject: { target: null, buildFlags: [], mounted: [{ name: 'secret a', value: 'a-value' }] },
    image: { layers: [], configText: '' },
    baseLayers: [],
    build: { log: '' },
    docker: async (words: readonly string[]) => {
      const probe = words[words.indexOf('-f') + 1] ?? '';
      if (probe.startsWith(join(folder, 'mount-'))) {
        read.push(
          ...readFileSync(probe, 'utf8')
            .split('\n')
            .filter((line) => line.startsWith('RUN ')),
        );
        writeFileSync(/dest=([^, ]+)/.exec(words.join(' '))?.[1] ?? '', 'nothing');
      }
      return { ok: true, code: 0, stdout: '', stderr: '' };
    },
  } as unknown as Bench;
  await noSecretLeft.prove(bench);
  const commands = read.map((line) => line.replace(/--mount=\S+ /g, ''));
  expect(commands).toHaveLength(2);
  expect(new Set(commands).size).toBe(2);
});
