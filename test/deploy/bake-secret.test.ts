import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/dockerfile/edits.ts';
import { provenPassing } from '../../src/proven-passing.ts';
import { folder } from './folder.ts';

/** The files as they are once the secret is handed; `null` where one of them cannot be rewritten. */
function passed(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> | null {
  const edits = provenPassing(folder({ Dockerfile: 'FROM a\n', ...files }), {
    dockerfile: 'Dockerfile',
    name: 'NPM_TOKEN',
    id: 'npm_token',
  });
  return (
    edits && Object.fromEntries(edits.map((one) => [one.path, applyEdits(files[one.path] ?? '', [one.edits]).text]))
  );
}

const json = (target: object, more: object = {}): string => `${JSON.stringify({ ...more, target }, null, 2)}\n`;

describe('docker-bake.json', () => {
  const bake = (target: object, more: object = {}) => passed({ 'docker-bake.json': json(target, more) });
  it('hands the secret where it handed the argument, and keeps everything else as it stands', () => {
    expect(bake({ api: { context: '.', args: { NPM_TOKEN: '${NPM_TOKEN}', REVISION: '1' }, tags: ['a'] } })).toEqual({
      'docker-bake.json': json({
        api: { context: '.', args: { REVISION: '1' }, tags: ['a'], secret: ['id=npm_token,env=NPM_TOKEN'] },
      }),
    });
    expect(
      bake({ api: { args: { NPM_TOKEN: null }, secret: ['id=a'] }, web: { args: { NPM_TOKEN: '${TOKEN}' } } }),
    ).toEqual({
      'docker-bake.json': json({
        api: { secret: ['id=a', 'id=npm_token,env=NPM_TOKEN'] },
        web: { secret: ['id=npm_token,env=TOKEN'] },
      }),
    });
    const tight = '{"target":{"api":{"args":{"NPM_TOKEN":"${NPM_TOKEN}"},"tags":["x"]}}}';
    expect(JSON.parse(passed({ 'docker-bake.json': tight })?.['docker-bake.json'] ?? '')).toEqual({
      target: { api: { tags: ['x'], secret: ['id=npm_token,env=NPM_TOKEN'] } },
    });
  });
  it('is left alone where the value stands in the file or is put together', () => {
    for (const value of ['abc', '${A}${B}', 'x-${NPM_TOKEN}'])
      expect(bake({ api: { args: { NPM_TOKEN: value } } })).toBeNull();
    const variable = { variable: { NPM_TOKEN: { default: 'abc' } } };
    expect(bake({ api: { args: { NPM_TOKEN: '${NPM_TOKEN}' } } }, variable)).toBeNull();
    const empty = { variable: { NPM_TOKEN: { default: '' } } };
    expect(bake({ api: { args: { NPM_TOKEN: '${NPM_TOKEN}' } } }, empty)).not.toBeNull();
  });
  it('is not touched for another Dockerfile', () => {
    expect(bake({ api: { dockerfile: 'web.Dockerfile', args: { NPM_TOKEN: '${NPM_TOKEN}' } } })).toEqual({});
  });
});

describe('docker-bake.hcl', () => {
  const bake = (hcl: string) => passed({ 'docker-bake.hcl': hcl })?.['docker-bake.hcl'] ?? null;
  it('hands the secret where it handed the argument', () => {
    expect(
      bake(
        'variable "NPM_TOKEN" {\n  default = ""\n}\n\n# the API\ntarget "api" {\n  args = {\n    NPM_TOKEN = NPM_TOKEN\n    REVISION  = "1" # shown\n  }\n  tags = ["a"]\n}\n',
      ),
    ).toBe(
      'variable "NPM_TOKEN" {\n  default = ""\n}\n\n# the API\ntarget "api" {\n  secret = ["id=npm_token,env=NPM_TOKEN"]\n  args = {\n    REVISION  = "1" # shown\n  }\n  tags = ["a"]\n}\n',
    );
    expect(
      bake(
        'target "api" {\n  secret = ["id=a"]\n  args = {\n    "NPM_TOKEN" = "${TOKEN}"\n  }\n}\ntarget "b" {\n  dockerfile = "b"\n}\n',
      ),
    ).toBe('target "api" {\n  secret = ["id=npm_token,env=TOKEN", "id=a"]\n}\ntarget "b" {\n  dockerfile = "b"\n}\n');
  });
  it.each([
    'target "api" {\n  args = { NPM_TOKEN = NPM_TOKEN }\n}\n',
    'target "api" {\n  args = {\n    NPM_TOKEN = "abc"\n  }\n}\n',
    'target "api" {\n  args = {\n    NPM_TOKEN = notequal("", T) ? T : ""\n  }\n}\n',
    'variable "NPM_TOKEN" {\n  default = "abc"\n}\ntarget "api" {\n  args = {\n    NPM_TOKEN = NPM_TOKEN\n  }\n}\n',
    'target "api" {\n  secret = [\n    "id=a",\n  ]\n  args = {\n    NPM_TOKEN = NPM_TOKEN\n  }\n}\n',
    'target "api" {\n  args = {\n    NPM_TOKEN = NPM_TOKEN\n  }\n}\ntarget "web" {\n  args = {\n    NPM_TOKEN = "x"\n  }\n}\n',
  ])('is left alone where that cannot be seen for certain: %j', (hcl) => {
    expect(bake(hcl)).toBeNull();
  });
});
