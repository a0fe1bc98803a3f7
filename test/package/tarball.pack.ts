import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const { app, tarball } = inject('installed');
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  readonly version: string;
};

function run(
  command: string,
  ...words: readonly string[]
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(command, words, { cwd: app, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
}

describe('the packed tarball, installed elsewhere', () => {
  it('holds code, templates and papers, and nothing else', () => {
    const names = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    const foreign = names.filter(
      (name) =>
        !/^package\/(dist\/|templates\/|docs\/(?:answers|preset)\.schema\.json$|docs\/rules\/[a-z-]+\.md$|package\.json$|README\.md$|LICENSE$)/.test(
          name,
        ),
    );
    expect(foreign).toEqual([]);
    // A service to begin with brings tests of its own.
    const ours = names.filter((name) => !name.startsWith('package/templates/starters/'));
    expect(
      ours.filter((name) => /(^|\/)(test|fixtures|scripts)\//.test(name.replace(/^package\/dist\/src\//, ''))),
    ).toEqual([]);
  });

  it('holds every file of the services to begin with', () => {
    const names = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    const starters = join(import.meta.dirname, '../../templates/starters');
    const files = readdirSync(starters, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const wanted = files.map((entry) => join(entry.parentPath, entry.name).slice(starters.length));
    expect(wanted.filter((path) => !names.includes(`package/templates/starters${path}`))).toEqual([]);
  });

  it('works as ironhull', () =>
    expect(run('node_modules/.bin/ironhull', '--version')).toMatchObject({ status: 0, stdout: `${version}\n` }));

  it("prints a rule's page", () => {
    const { status, stdout } = run('node_modules/.bin/ironhull', 'explain', 'root-user');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^root-user: .*\n[\s\S]*\nBefore\n[\s\S]*\nAfter\n/m);
  });

  it('works as npx generator-ironhull', () =>
    expect(run('npx', '--no-install', 'generator-ironhull', '--version')).toMatchObject({
      status: 0,
      stdout: `${version}\n`,
    }));

  it('says in one line which Node it needs where Node is too old', () => {
    const guard = readFileSync(join(app, 'node_modules/generator-ironhull/dist/bin/ironhull.mjs'), 'utf8').replace(
      'process.versions.node.split',
      "'20.20.2'.split",
    );
    const old = spawnSync(process.execPath, ['--input-type=module', '-e', guard], { encoding: 'utf8' });
    expect([old.status, old.stderr.trim().split('\n').length]).toEqual([2, 1]);
  });
});
