import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import type { PresetHome } from '../../src/presets/home.ts';
import { layersOf } from '../../src/presets/layers.ts';
import { parsePreset } from '../../src/presets/parse-preset.ts';

const head = 'schemaVersion: 1\n';
const bomb = `${head}a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n`;

describe('a hostile preset does nothing but be refused', () => {
  it.each<[string, string, RegExp]>([
    ['a bomb of aliases', bomb, /preset\.yaml:2 uses an anchor/],
    ['an alias alone', `${head}name: *a\n`, /preset\.yaml:2 (?:uses an alias|can't be read)/],
    ['__proto__ in YAML', `${head}__proto__: { polluted: 1 }\n`, /preset\.yaml:2 has the key __proto__/],
    [
      '__proto__ in JSON',
      '{ "schemaVersion": 1, "labels": { "fixed": { "__proto__": "x" } } }',
      /:1 has the key __proto__/,
    ],
    ['constructor', `${head}registries: { mirrors: { constructor: x } }\n`, /has the key constructor/],
    ['a merge key', `${head}<<: { name: x }\n`, /has the key <</],
    ['a tag that makes objects', `${head}name: !!js/function 'function () {}'\n`, /:2 (?:uses a tag|can't be read)/],
    ['100 MB', `${head}# ${'x'.repeat(100_000_000)}`, /is larger than 256 kB/],
    ['a thousand brackets', `${head}extends: ${'['.repeat(1_000)}`, /nests too deep/],
    ['compact nesting', `${head}${'- '.repeat(50_000)}x`, /line 2 nests too deep/],
    [
      'nesting by indentation',
      Array.from({ length: 400 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
      /indented too far/,
    ],
    ['two documents', `${head}---\n${head}`, /can't be read/],
    ['a key twice', `${head}name: a\nname: b\n`, /:3 can't be read/],
    ['EJS in a value', `${head}name: "<%= process.env.HOME %>"\n`, /:2 has template code/],
    ['EJS in a label', `${head}labels: { fixed: { a.b: "<%- include('/etc/passwd') %>" } }\n`, /has template code/],
    ['a line break in a label', `${head}labels:\n  fixed:\n    a.b: "x\\nRUN id"\n`, /:4 has a line break/],
    ['a variable in a label', `${head}labels: { fixed: { a.b: "$PATH" } }\n`, /one line of plain text/],
    ['a quote in a label', `${head}labels: { fixed: { a.b: 'x" \\' } }\n`, /one line of plain text/],
    ['a label key of two words', `${head}labels: { fixed: { "a b": x } }\n`, /label key/],
    [
      'a registry with a login',
      `${head}registries: { allowed: ["user:pw@r.example"] }\n`,
      /a registry, as in docker\.io/,
    ],
    [
      'a docs link with a login',
      `${head}docs: https://u:hunter2@acme.example/\n`,
      /docs should be an https URL without login/,
    ],
    ['a forbidden file outside', `${head}files: { never: ["../../etc/passwd"] }\n`, /a plain path in the repository/],
    ['a pattern that explodes', `${head}labels: { patterns: { a.b: "(a+)+$" } }\n`, /without groups/],
    ['a pattern of many stars', `${head}labels: { patterns: { a.b: "a*a*a*b" } }\n`, /at most two/],
    ['a pattern that is none', `${head}labels: { patterns: { a.b: "[z-a]" } }\n`, /regular expression/],
    ['a key that we do not know', `${head}exec: rm -rf /\n`, /:2 exec is no key of a preset/],
    ['a later layout', 'schemaVersion: 2\n', /has schemaVersion 2; this ironhull reads 1/],
    ['no layout', 'name: x\n', /schemaVersion is missing/],
    [
      'a day that is none',
      `${head}exceptions: [{ rule: a, reason: b, owner: c, expires: 2026-02-31x }]\n`,
      /a day such as/,
    ],
    ['root as uid', `${head}user: { uid: 0 }\n`, /user\.uid should be/],
    ['an empty file', '', /should be/],
  ])('%s', (_name, text, message) => {
    const parse = (): unknown => parsePreset('preset.yaml', text);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(message);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('never shows the login of a URL', () => {
    expect(() => parsePreset('p.yaml', `${head}docs: https://u:hunter2@acme.example/\n`)).not.toThrow(/hunter2/);
  });
});

describe('a chain of presets', () => {
  const none = async (reference: string): Promise<never> => {
    throw new UsageError(`no ${reference}`);
  };
  const chain = (files: Readonly<Record<string, string>>, path = 'a.yaml') => {
    const home: PresetHome = {
      source: 'repository',
      version: '',
      title: '',
      read: async (name) => files[name] ?? null,
    };
    return layersOf([{ home, path, reference: '' }], none);
  };
  const extending = (...names: readonly string[]): string => `${head}extends: [${names.join(', ')}]\n`;

  it('puts what is extended first, each once', async () => {
    const { layers } = await chain({
      'a.yaml': extending('./x/b.yaml', './c.yaml'),
      'x/b.yaml': extending('../c.yaml'),
      'c.yaml': head,
    });
    expect(layers.map(({ layer }) => layer.file)).toEqual(['c.yaml', 'x/b.yaml', 'a.yaml']);
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['a circle', { 'a.yaml': extending('./b.yaml'), 'b.yaml': extending('./a.yaml') }, /a\.yaml → b\.yaml → a\.yaml/],
    ['itself', { 'a.yaml': extending('./a.yaml') }, /in a circle/],
    ['a way out', { 'a.yaml': extending('../../etc/passwd') }, /a\.yaml:2 extends .* leads out/],
    ['a way out by detours', { 'a.yaml': extending('./x/../../../y.yaml') }, /leads out/],
    ['a file that is not there', { 'a.yaml': extending('./b.yaml') }, /b\.yaml: there is no such preset/],
    [
      'eleven in a row',
      Object.fromEntries(
        Array.from({ length: 12 }, (_, at) => [at === 0 ? 'a.yaml' : `${at}.yaml`, extending(`./${at + 1}.yaml`)]),
      ),
      /more than 10 deep/,
    ],
    [
      'a hundred',
      {
        'a.yaml': extending(...Array.from({ length: 9 }, (_, at) => `./${at}.yaml`)),
        ...Object.fromEntries(
          Array.from({ length: 9 }, (_, at) => [
            `${at}.yaml`,
            extending(...Array.from({ length: 9 }, (__, leaf) => `./leaf-${at}-${leaf}.yaml`)),
          ]),
        ),
        ...Object.fromEntries(
          Array.from({ length: 81 }, (_, at) => [`leaf-${Math.floor(at / 9)}-${at % 9}.yaml`, head]),
        ),
      },
      /more than 30 presets/,
    ],
  ])('%s is refused', async (_name, files, message) => {
    await expect(chain(files)).rejects.toThrow(message);
  });
});
