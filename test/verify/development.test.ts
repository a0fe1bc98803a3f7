import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { declaredDeviations, developmentPackages } from '../../src/verify/development.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ironhull-development-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('developmentPackages', () => {
  it.each([
    [
      'package.json',
      '{"dependencies":{"express":"5"},"devDependencies":{"@types/node":"26","prettier":"3"}}',
      ['@types/node', 'prettier'],
    ],
    [
      'pyproject.toml',
      '[project]\ndependencies = ["flask>=3"]\n[dependency-groups]\ndev = ["pytest>=9", \'ruff\']\n[tool.x]\ny = "z"\n',
      ['pytest', 'ruff'],
    ],
    ['pyproject.toml', '[tool.poetry.group.dev.dependencies]\npytest = "^9"\n', ['pytest']],
    ['package.json', 'not json', []],
  ])('reads %s', async (name, content, names) => {
    writeFileSync(join(folder, name), content);
    expect(await developmentPackages(folder)).toEqual(names);
  });
});

describe('declaredDeviations', () => {
  it('reads what the file says of itself', () =>
    expect(declaredDeviations('# Deviation from H5: the tag floats\nFROM x')).toEqual([
      { promise: 'H5', why: 'the tag floats' },
    ]));
});
