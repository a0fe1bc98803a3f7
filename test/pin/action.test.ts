import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { namedPlacesInYaml } from '../../src/deploy/named-places.ts';

const root = join(import.meta.dirname, '../..');
const source = readFileSync(join(root, 'action.yml'), 'utf8');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly run?: string; readonly env?: Readonly<Record<string, string>> }[];
  };
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const action = parse(source) as Action;
const script = action.runs.steps.find(({ run }) => run !== undefined);
const folder = mkdtempSync(join(tmpdir(), 'pin-action-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the action's script as the runner does, with a stand-in for npx that prints its words. */
function ran(inputs: Readonly<Record<string, string>>, code = 0) {
  const npx = `#!/bin/sh\nfor word; do echo "[$word]"; done\nexit ${code}\n`;
  writeFileSync(join(folder, 'npx'), npx, { mode: 0o755 });
  const env = Object.fromEntries(
    Object.entries(script?.env ?? {}).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? '';
      return [name, inputs[input] ?? String(action.inputs[input]?.default)];
    }),
  );
  const words = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script?.run ?? ''];
  const { status } = spawnSync('bash', words, { cwd: folder, env: { ...env, PATH: `${folder}:/usr/bin:/bin` } });
  return { status, report: readFileSync(join(folder, 'ironhull.sarif'), 'utf8') };
}

describe('the GitHub action', () => {
  it('runs this version', () => {
    expect(action.inputs['version']?.default).toBe(version);
  });

  it('calls other actions by commit, with the version in a comment', () => {
    const { places } = namedPlacesInYaml('action.yml', source);
    expect(places.map(({ text, comment }) => [/@[0-9a-f]{40}$/.test(text), comment?.word])).toEqual([[true, 'v6.0.0']]);
  });

  it('puts no expression into a script', () => {
    expect(script?.run).not.toContain('${{');
  });

  it('hands its inputs on word by word', () => {
    const { status, report } = ran({ paths: 'a b\n\n$(touch pwned)\n', baseline: 'known.json' });
    expect(status).toBe(0);
    expect(report.split('\n')).toEqual(
      `[--yes] [generator-ironhull@${action.inputs['version']?.default}] [audit] [--format] [sarif] [--level] [low] [--fail-on] [medium] [--baseline] [known.json] [--]`
        .split(' ')
        .concat('[a b]', '[$(touch pwned)]', ''),
    );
  });

  it('fails as the audit does, with the report written', () => {
    expect(ran({}, 1)).toMatchObject({ status: 1, report: expect.stringContaining('[.]') });
  });
});

describe('the pre-commit hook', () => {
  const [hook] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as {
    entry: string;
    files: string;
    exclude: string;
  }[];
  const pattern = (text = ''): RegExp => new RegExp(text.replaceAll(/\(\?x\)|\s/g, ''));

  it('runs this version', () => {
    expect(hook?.entry).toBe(`npx --yes generator-ironhull@${version} audit --`);
  });

  const takes = (path: string): boolean => pattern(hook?.files).test(path) && !pattern(hook?.exclude).test(path);

  it.each([
    'Dockerfile',
    'a/Dockerfile.dev',
    'Containerfile',
    'api.Dockerfile',
    'x/compose.yaml',
    'docker-compose.prod.yml',
    '.github/workflows/ci.yml',
    '.gitlab-ci.yml',
  ])('takes %s', (path) => {
    expect(takes(path)).toBe(true);
  });

  it.each([
    'Dockerfile.dockerignore',
    'Dockerfile.ejs',
    'docs/Dockerfile.md',
    'src/compose.ts',
    'a.yml',
    'MyDockerfiles/x.txt',
  ])('leaves %s', (path) => {
    expect(takes(path)).toBe(false);
  });
});
