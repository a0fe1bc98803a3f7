import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/images/index.ts';
import { nodeVersion } from '../../../src/stacks/node/detect/version.ts';
import { readJson } from '../../../src/stacks/_shared/json-file.ts';
import type { Answers } from '../../../src/model/answers.ts';
import { repoOf } from '../repo-of.ts';

function versionOf(files: Readonly<Record<string, unknown>>, given: Answers = {}): ReturnType<typeof nodeVersion> {
  const repo = repoOf({ 'package.json': {}, ...files });
  const manifest = readJson(repo, 'package.json');
  if (manifest === null) throw new TypeError('no package.json');
  return nodeVersion(repo, manifest, catalogue, given);
}

describe('the Node version comes from', () => {
  it.each([
    ['.nvmrc', { '.nvmrc': 'v22.20.0\n' }, '22', '.nvmrc:1'],
    ['an alias', { '.nvmrc': 'lts/krypton' }, '24', '.nvmrc:1'],
    ['.node-version', { '.node-version': '24.21.0' }, '24', '.node-version:1'],
    ['.tool-versions', { '.tool-versions': 'yarn 1.22.22\nnodejs 22.23.3\n' }, '22', '.tool-versions:2'],
    ['mise', { 'mise.toml': '[tools]\nnode = "26"\n' }, '26', 'mise.toml:2'],
    ['volta', { 'package.json': { volta: { node: '22.1.0' } } }, '22', 'package.json:3'],
    ['engines', { 'package.json': { engines: { node: '>=22 <25' } } }, '24', 'package.json:3'],
  ])('%s', (_name, files, cycle, from) => {
    const { runtime, blockers } = versionOf(files);
    expect({ cycle: runtime.cycle, from: runtime.wanted?.from, blockers }).toEqual({ cycle, from, blockers: [] });
  });
});

describe('contradictions', () => {
  it('an exact file inside a range is only told', () => {
    const { runtime, conflicts, blockers } = versionOf({
      '.nvmrc': '24',
      'package.json': { engines: { node: '>=22' } },
    });
    expect(runtime.cycle).toBe('24');
    expect(conflicts.map((conflict) => conflict.others)).toEqual([[{ value: '>=22', from: 'package.json:3' }]]);
    expect(blockers).toEqual([]);
  });

  it('an exact file outside a range stops the run and names every place', () => {
    const files = { '.nvmrc': '22', 'mise.toml': 'node = "26"', 'package.json': { engines: { node: '>=24' } } };
    const [blocker] = versionOf(files).blockers;
    expect(blocker?.name).toBe('version-conflict');
    expect(`${blocker?.from} ${blocker?.message}`).toMatch(/\.nvmrc:1 .*mise\.toml:1.*package\.json:3/);
  });

  it('a version that somebody asks for settles it', () => {
    const { runtime, blockers } = versionOf({ '.nvmrc': '22', '.node-version': '26' }, { runtime: '24' });
    expect({ cycle: runtime.cycle, blockers }).toEqual({ cycle: '24', blockers: [] });
  });
});
