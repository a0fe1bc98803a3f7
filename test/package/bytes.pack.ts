import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { allCases, discard, expected, restore } from '../case.ts';

interface Rendered {
  readonly node: string;
  readonly written: Readonly<
    Record<string, { readonly code: number; readonly files: Readonly<Record<string, string>> }>
  >;
}

const { app, nodes } = inject('installed');
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Hosts as unlike as they can be: nothing of them may show in the output. */
const HOSTS = [
  { node: '22', door: 'ironhull', umask: '077', env: { TZ: 'Asia/Kolkata', LANG: 'C', LC_ALL: 'C' } },
  { node: '24', door: 'ironhull', umask: '022', env: { TZ: 'UTC', LANG: 'en_US.UTF-8' } },
  {
    node: '26',
    door: 'ironhull',
    umask: '000',
    env: { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  },
  { node: '22', door: 'yo', umask: '000', env: { TZ: 'Pacific/Chatham', LANG: 'C' } },
  { node: '24', door: 'yo', umask: '077', env: { TZ: 'UTC', LANG: 'C.UTF-8' } },
  { node: '26', door: 'yo', umask: '022', env: { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' } },
] as const;

/** Every fixture in a folder of its own, made in this or the opposite order, so that the file system lists them differently. */
function prepare(reverse: boolean): string {
  const parent = mkdtempSync(join(tmpdir(), 'ironhull-bytes-'));
  folders.push(parent);
  const cases = reverse ? allCases().toReversed() : allCases();
  for (const fixture of cases) {
    const restored = restore(fixture);
    const target = join(parent, `${fixture.stack}--${fixture.name}`);
    mkdirSync(target);
    cpSync(restored, join(target, fixture.name), { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(target, 'answers.json'), JSON.stringify(fixture.answers));
    discard(restored);
  }
  return parent;
}

function render(host: (typeof HOSTS)[number], cases: string): Rendered {
  const script = join(import.meta.dirname, 'render-all.mjs');
  const out = `${cases}.json`;
  folders.push(out);
  const line = `umask ${host.umask}; exec "$0" "$@"`;
  const { stdout, stderr, status } = spawnSync(
    'sh',
    ['-c', line, nodes[host.node], script, host.door, app, cases, out],
    {
      cwd: host.node === '26' ? '/' : tmpdir(),
      env: { PATH: process.env['PATH'] ?? '', HOME: cases, NO_COLOR: '1', ...host.env },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  if (status !== 0) throw new Error(`exit ${status}\n${stdout.slice(-2000)}\n${stderr.slice(-4000)}`);
  return JSON.parse(readFileSync(out, 'utf8')) as Rendered;
}

describe('the same fixture gives the same bytes', () => {
  for (const [index, host] of HOSTS.entries()) {
    it(`under Node ${host.node} through ${host.door}, umask ${host.umask}, ${host.env.TZ}`, () => {
      const { node, written } = render(host, prepare(index % 2 === 1));
      expect(node.startsWith(`v${host.node}.`)).toBe(true);
      for (const fixture of allCases()) {
        const made = written[`${fixture.stack}--${fixture.name}`];
        const label = `${fixture.stack}/${fixture.name}`;
        if (fixture.refused !== null) expect(made, label).toEqual({ code: fixture.refused.exit, files: {} });
        else
          expect([made?.code, made?.files['Dockerfile'], made?.files['.dockerignore']], label).toEqual([
            0,
            expected(fixture, 'Dockerfile'),
            expected(fixture, '.dockerignore'),
          ]);
      }
    });
  }
});
