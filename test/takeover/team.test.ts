import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { discard } from '../case.ts';
import { ironhull } from '../cli/spawn.ts';
import { restore, takeoverCases } from './cases.ts';

const restored: string[] = [];
afterAll(() => restored.forEach(discard));

function repoOf(name: string): string {
  const fixture = takeoverCases().find((one) => one.name === name);
  if (fixture === undefined) throw new Error(`no case ${name}`);
  const cwd = restore(fixture);
  restored.push(cwd);
  return cwd;
}

interface Report {
  readonly takeovers: readonly {
    readonly findings: {
      readonly before: readonly { readonly rule: string }[];
      readonly byFailure: readonly Counted[];
    };
    readonly table: readonly {
      readonly fate: string;
      readonly what: string;
      readonly note: string;
      readonly from: string;
    }[];
    readonly doubts: readonly { readonly message: string }[];
    readonly changes: readonly { readonly from: string; readonly before: string; readonly after: string }[];
  }[];
}
interface Counted {
  readonly title: string;
  readonly before: number;
  readonly after: number;
}

describe('the rules of a team', () => {
  it('judge the old file and the new one', async () => {
    const cwd = repoOf('node-token');
    const rules = async (): Promise<readonly string[]> => {
      const { stdout } = await ironhull(['retrofit', '--dry-run', '--yes', '--json'], { cwd });
      return (JSON.parse(stdout) as Report).takeovers[0]?.findings.before.map(({ rule }) => rule) ?? [];
    };
    expect(await rules()).toContain('missing-dockerignore');
    writeFileSync(
      join(cwd, 'ironhull.config.yaml'),
      'schemaVersion: 1\nrules:\n  severities:\n    missing-dockerignore: off\n',
    );
    expect(await rules()).not.toContain('missing-dockerignore');
    // The first run of a worker loads everything.
  }, 60_000);
});

/** Everything that the data say, as the screen writes it. */
function told({ table, findings, doubts, changes }: Report['takeovers'][number]): readonly string[] {
  return [
    ...table.flatMap(({ what, note }) => [what, note]),
    ...findings.byFailure.map(({ title, before, after }) => `${title} ${before} → ${after}`),
    ...doubts.map(({ message }) => message),
    ...changes.map(({ from, before, after }) => `${from}: ${before} → ${after === '' ? '(nothing)' : after}`),
  ];
}

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('the screen and --json say the same', () => {
  for (const name of ['node-token', 'su-exec', 'onbuild', 'supervisord', 'monorepo'])
    it(name, async () => {
      const cwd = repoOf(name);
      const service = name === 'monorepo' ? ['--service', 'services/orders'] : [];
      const words = ['retrofit', '--dry-run', '--yes', ...service];
      const screen = onOneLine((await ironhull(words, { cwd })).stderr);
      const { stdout } = await ironhull([...words, '--json'], { cwd });
      const { takeovers } = JSON.parse(stdout) as Report;
      const all = takeovers.flatMap(told).map(onOneLine);
      expect(all.length).toBeGreaterThan(5);
      expect(all.filter((text) => !screen.includes(text))).toEqual([]);
    });
});

describe('check after a takeover', () => {
  it('passes, then names the promise that an edit breaks, and update leaves the edit', async () => {
    const cwd = repoOf('gosu-packages');
    await ironhull(['retrofit', '--yes', '--on-conflict', 'adopt'], { cwd });
    expect((await ironhull(['check'], { cwd })).code).toBe(0);
    const path = join(cwd, 'Dockerfile');
    const edited = readFileSync(path, 'utf8').replace(/^USER [1-9]\d*:\d+$/m, 'USER root');
    writeFileSync(path, edited);
    const checked = await ironhull(['check'], { cwd });
    expect(checked.stdout).toContain('edited');
    const audited = await ironhull(['audit', 'Dockerfile'], { cwd });
    expect(audited.code).toBe(1);
    expect(audited.stdout).toContain('root-user');
    expect((await ironhull(['update', '--yes'], { cwd })).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(edited);
  });
});
