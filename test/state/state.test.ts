import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputFile } from '../../src/model/output.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { SavedState, State } from '../../src/model/state.ts';
import { parseState } from '../../src/model/state.ts';
import { openRepo } from '../../src/repo/open-repo.ts';
import { saveRun } from '../../src/state/save-run.ts';
import { generatedTexts, readState, stateFile } from '../../src/state/state-file.ts';
import { STATE_PATH } from '../../src/state/state-path.ts';

const PLAN: Plan = {
  schemaVersion: 1,
  stack: 'go',
  service: '',
  name: 'fares',
  shape: 'binary',
  template: 'go/binary',
  syntax: '1.14',
  images: { build: { id: 'go-1.26', from: 'golang:1.26.11-trixie', family: 'full', unpinned: false } },
  user: { uid: 65532, gid: 65532 },
  process: {
    entrypoint: ['/app'],
    cmd: [],
    port: 8080,
    health: [],
    healthWhyNot: 'no endpoint',
    endpoint: null,
    stopSignal: 'SIGTERM',
  },
  writable: [{ path: '/tmp', kind: 'tmpfs', mode: '1777', exec: false, why: 'HOME' }],
  secrets: [
    {
      kind: 'netrc',
      title: 'login',
      id: 'netrc',
      delivery: 'file',
      target: '/root/.netrc',
      source: 'src=$HOME/.netrc',
      required: true,
    },
  ],
  context: { include: ['go.mod', 'cmd'], exclude: [] },
  deviations: [{ promise: 'H5', why: 'floating tag' }],
  buildArgs: [],
  view: { cgo: false, flags: ['-trimpath'], nested: { a: 1 } },
};
const FILES: readonly OutputFile[] = [
  { path: 'Dockerfile', contents: 'FROM scratch\n', ownership: 'managed' },
  { path: '.dockerignore', contents: '*\n!go.mod\n', ownership: 'managed' },
];

function run(
  over: { readonly plan?: Plan; readonly written?: readonly OutputFile[]; readonly kept?: readonly string[] } = {},
): Parameters<typeof saveRun>[1] {
  return {
    generator: '0.1.0',
    answers: { port: 8080 },
    plan: PLAN,
    presets: [],
    written: FILES,
    kept: [],
    marked: [],
    ...over,
  };
}

function known(state: State): SavedState {
  return { kind: 'known', state };
}

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'state-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(text: string | Uint8Array): SavedState {
  mkdirSync(join(root, '.ironhull'), { recursive: true });
  writeFileSync(join(root, STATE_PATH), text);
  return readState(openRepo(root), '0.1.0');
}

describe('a state', () => {
  it('comes back as it was written, and its texts byte for byte', () => {
    const state = saveRun({ kind: 'none' }, run());
    const back = put(stateFile(state).contents);
    expect(back).toEqual(known(state));
    expect(Object.fromEntries(generatedTexts(back, openRepo(root)))).toEqual(
      Object.fromEntries(FILES.map(({ path, contents }) => [path, contents])),
    );
  });

  it('of a second run with the same answers has the same bytes', () => {
    const first = stateFile(saveRun({ kind: 'none' }, run())).contents;
    expect(stateFile(saveRun(put(first), run())).contents).toBe(first);
  });

  it('has the same bytes in whatever order it was put together', () => {
    const state = saveRun({ kind: 'none' }, run());
    const shuffled = fc.infiniteStream(fc.nat()).map((order) => shuffle(state, order[Symbol.iterator]()) as State);
    fc.assert(
      fc.property(shuffled, (other) => {
        expect(stateFile(other).contents).toBe(stateFile(state).contents);
      }),
      { numRuns: 30 },
    );
  });

  it('has no line that begins like one of a Dockerfile', () => {
    expect(stateFile(saveRun({ kind: 'none' }, run())).contents).not.toMatch(/^\s*(FROM|RUN|COPY)\b/m);
  });

  it('keeps other services, and what was generated for files that the user keeps', () => {
    const api = saveRun(
      { kind: 'none' },
      run({
        plan: { ...PLAN, service: 'apps/api' },
        written: [{ path: 'apps/api/Dockerfile', contents: 'FROM a\n', ownership: 'managed' }],
      }),
    );
    const both = saveRun(known(api), run());
    expect(Object.keys(both.services).toSorted()).toEqual(['.', 'apps/api']);
    const again = saveRun(known(both), run({ written: [FILES[1]!], kept: ['Dockerfile'] }));
    expect([...generatedTexts(known(again), openRepo(root)).keys()].toSorted()).toEqual([
      '.dockerignore',
      'Dockerfile',
      'apps/api/Dockerfile',
    ]);
    const less = saveRun(known(both), run({ written: [FILES[1]!] }));
    expect([...generatedTexts(known(less), openRepo(root)).keys()].toSorted()).toEqual([
      '.dockerignore',
      'apps/api/Dockerfile',
    ]);
  });

  it('takes no value of a secret where a source belongs', () => {
    const secrets = [{ ...PLAN.secrets[0]!, source: 'sup3r-s3cret' }];
    const text = stateFile(saveRun({ kind: 'none' }, run({ plan: { ...PLAN, secrets } }))).contents;
    expect(put(text)).toMatchObject({ kind: 'damaged' });
    expect(JSON.stringify(put(text))).not.toContain('sup3r-s3cret');
  });
});

describe('a state that can not be used', () => {
  const good = stateFile(saveRun({ kind: 'none' }, run())).contents;
  const edited = (edit: (state: Record<string, unknown>) => void): string => {
    const state = JSON.parse(good) as Record<string, unknown>;
    edit(state);
    return JSON.stringify(state);
  };

  it('is none when there is none, or a folder, or a link that leaves the repo', () => {
    expect(readState(openRepo(root), '0.1.0')).toEqual({ kind: 'none' });
  });

  it.each([
    ['', 'it is not JSON'],
    ['<<<<<<< HEAD\n{}\n', 'it is not JSON'],
    ['null', 'the whole should be Object'],
    ['[]', 'schemaVersion is missing'],
    ['{}', 'schemaVersion is missing'],
    [edited((state) => delete state['files']), 'files is missing'],
    [
      edited((state) => (state['files'] = { Dockerfile: { service: '.', ownership: 'managed', lines: 'FROM' } })),
      'files.Dockerfile.lines should be Array',
    ],
    [
      edited((state) => (state['services'] = { '.': { answers: { port: 80 }, plan: PLAN } })),
      'services...answers.port should be >=1024',
    ],
    [
      edited(
        (state) => (state['services'] = { '.': { answers: {}, plan: { ...PLAN, template: '../../etc/passwd' } } }),
      ),
      /^services\.\.\.plan\.template should be/,
    ],
    [edited((state) => (state['surprise'] = 1)), 'surprise is nothing we know'],
  ])('is damaged and says where: %#', (text, why) => {
    const saved = put(text);
    expect(saved.kind).toBe('damaged');
    expect('why' in saved && saved.why).toEqual(typeof why === 'string' ? why : expect.stringMatching(why));
  });

  it('is damaged when it is no text, or too large', () => {
    expect(put(Buffer.from([0xff, 0xfe, 0x00]))).toEqual({ kind: 'damaged', why: 'it is not text' });
    expect(put(Buffer.alloc(6_000_000, 0x20))).toEqual({ kind: 'damaged', why: 'it is not text' });
  });

  it('is newer by its layout, or when a later version wrote what we do not know', () => {
    expect(put(edited((state) => (state['schemaVersion'] = 2)))).toEqual({ kind: 'newer', generator: '0.1.0' });
    const later = edited((state) => Object.assign(state, { surprise: 1, generator: '0.2.0' }));
    expect(put(later)).toEqual({ kind: 'newer', generator: '0.2.0' });
    expect(put(edited((state) => (state['generator'] = '9.0.0'))).kind).toBe('known');
  });

  it('never makes reading throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(parseState(text, '0.1.0').kind).toBe('damaged');
      }),
    );
  });

  it('can not smuggle in a prototype', () => {
    const saved = parseState(
      good.replace('"files": {', '"files": {"__proto__": {"service": ".", "ownership": "seed", "lines": ["x"]},'),
      '0.1.0',
    );
    expect(({} as { lines?: unknown }).lines).toBeUndefined();
    expect(generatedTexts(saved, openRepo(root)).get('lines')).toBeUndefined();
  });
});

/** The same value with the keys of every object in another order. */
function shuffle(value: unknown, order: Iterator<number>): unknown {
  if (Array.isArray(value)) return value.map((part) => shuffle(part, order));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => ({
    at: order.next().value as number,
    key,
    part: shuffle(part, order),
  }));
  return Object.fromEntries(entries.toSorted((a, b) => a.at - b.at).map(({ key, part }) => [key, part]));
}
