import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { facts } from './python-files.ts';

const pyproject = (range: string): string => `[project]\nname = "till"\nrequires-python = "${range}"\n`;

describe('the Python version', () => {
  it.each([
    ['.python-version', '3.12\n', '3.12', '.python-version:1'],
    ['.python-version', '# ours\n3.13.2\n3.12\n', '3.13', '.python-version:2'],
    ['.tool-versions', 'nodejs 24.1.0\npython 3.12.7\n', '3.12', '.tool-versions:2'],
    ['mise.toml', '[tools]\npython = "3.13"\n', '3.13', 'mise.toml:2'],
    ['runtime.txt', 'python-3.12.4\n', '3.12', 'runtime.txt:1'],
    ['pyproject.toml', pyproject('>=3.12,<3.13'), '3.12', 'pyproject.toml:3'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "~3.12"\n', '3.12', 'pyproject.toml:2'],
  ])('%s', (file, text, cycle, from) => {
    expect(facts({ [file]: text }).runtime).toMatchObject({ cycle, wanted: { from } });
  });

  it('is what somebody asks for before what files say', () => {
    const found = facts({ '.python-version': '3.12\n' }, { runtime: '3.13' });
    expect(found.runtime).toMatchObject({ cycle: '3.13', wanted: { from: '--runtime' } });
  });

  it('reports files that disagree', () => {
    const found = facts({
      '.python-version': '3.13\n',
      'runtime.txt': 'python-3.12.4\n',
      'pyproject.toml': pyproject('>=3.11'),
    });
    expect(found.conflicts).toMatchObject([
      { about: 'Python version', taken: { value: '3.13' }, others: [{ value: '3.12.4', from: 'runtime.txt:1' }] },
    ]);
    expect(found.blockers).toEqual([]);
  });

  it('stops where requires-python forbids what a file names', () => {
    const found = facts({ '.python-version': '3.12\n', 'pyproject.toml': pyproject('>=3.13') });
    expect(found.blockers).toMatchObject([{ name: 'version-clash', from: '.python-version:1' }]);
  });
});

describe('broken files', () => {
  it.each([
    ['pyproject.toml', '[project\nname = "till"\n', /^pyproject\.toml:1:\d+ is not TOML: /],
    ['pyproject.toml', '[project]\nname = 3\n', /^pyproject\.toml: project\.name: /],
    ['uv.lock', 'version = \n', /^uv\.lock:1:\d+ is not TOML: /],
    ['poetry.lock', '[[package]]\nname = "a"\n', /^poetry\.lock: package\.0\.version: /],
    ['mise.toml', 'tools = [\n', /^mise\.toml:\d+:\d+ is not TOML: /],
  ])('%s: %s', (file, text, message) => {
    const found = (() => {
      try {
        return facts({ [file]: text });
      } catch (error) {
        return error;
      }
    })();
    expect(found).toBeInstanceOf(UsageError);
    expect((found as UsageError).message).toMatch(message);
    expect((found as UsageError).message).not.toContain('\n');
  });
});
