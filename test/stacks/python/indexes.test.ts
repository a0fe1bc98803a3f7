import { describe, expect, it } from 'vitest';
import { facts } from './python-files.ts';

const offered = (files: Readonly<Record<string, string>>) =>
  facts(files)
    .secrets.filter((secret) => secret.needed)
    .map(({ kind, from, title }) => ({ kind, from, title }));

describe('a private index is offered a login', () => {
  const title = 'netrc with the login of pypi.acme.example';
  it.each([
    ['pip.conf', '[global]\nextra-index-url = https://pypi.acme.example/simple\n', 'pip.conf:2'],
    ['pip.conf', '[global]\nindex-url: https://pypi.acme.example/simple\n', 'pip.conf:2'],
    ['uv.toml', '[[index]]\nname = "acme"\nurl = "https://pypi.acme.example/simple"\n', 'uv.toml:3'],
    [
      'pyproject.toml',
      '[[tool.uv.index]]\nname = "acme"\nurl = "https://pypi.acme.example/simple"\n',
      'pyproject.toml:3',
    ],
    [
      'pyproject.toml',
      '[[tool.poetry.source]]\nname = "acme"\nurl = "https://pypi.acme.example/simple"\n',
      'pyproject.toml:3',
    ],
    ['requirements.txt', 'uvicorn==1\n--extra-index-url https://pypi.acme.example/simple\n', 'requirements.txt:2'],
  ])('%s: %s', (file, text, from) => {
    expect(offered({ [file]: text })).toEqual([{ kind: 'netrc', from, title }]);
  });

  it('by the variables in its address', () => {
    const found = offered({ 'requirements.txt': 'uvicorn==1\n-i https://ci:${ACME_TOKEN}@pypi.acme.example/simple\n' });
    expect(found).toMatchObject([{ kind: 'custom:ACME_TOKEN', from: 'requirements.txt:2' }]);
  });

  it('not where anybody may read', () => {
    expect(offered({ 'pyproject.toml': '[[tool.uv.index]]\nurl = "https://download.pytorch.org/whl/cpu"\n' })).toEqual(
      [],
    );
    expect(offered({})).toEqual([]);
  });
});
