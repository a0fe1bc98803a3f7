import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { discard, readCase, restore } from '../case.ts';
import { ironhull } from './spawn.ts';

const restored: string[] = [];
afterEach(() => restored.splice(0).forEach(discard));

function freshRepo(): string {
  const target = restore(readCase('node', 'express-npm'));
  restored.push(target);
  return target;
}

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');
const written = (cwd: string): boolean => existsSync(join(cwd, 'Dockerfile')) || existsSync(join(cwd, '.ironhull'));

describe('answers', () => {
  it('come from flags over a file over the state', async () => {
    const cwd = freshRepo();
    await ironhull(['--yes', '--name', 'saved', '--base', 'slim', '--port', '4999'], { cwd });
    writeFileSync(join(cwd, 'a.json'), '{ "name": "from-file", "base": "alpine" }');
    await ironhull(['--yes', '--answers', 'a.json', '--name', 'from-flag'], { cwd });
    const { services } = JSON.parse(read(cwd, '.ironhull/state.json')) as {
      services: Record<string, { answers: unknown }>;
    };
    expect(services['.']?.answers).toEqual({ name: 'from-flag', base: 'alpine', port: 4999 });
  });

  it('come from standard input', async () => {
    const cwd = freshRepo();
    const { code } = await ironhull(['--yes', '--answers', '-'], { cwd, input: '\uFEFF{ "base": "alpine" }' });
    expect(code).toBe(0);
    expect(read(cwd, 'Dockerfile')).toMatch(/^FROM node:\S+-alpine\S* AS runtime$/m);
  });

  it('may name their schema', async () => {
    const cwd = freshRepo();
    const input = '{ "$schema": "./answers.schema.json", "base": "slim" }';
    expect((await ironhull(['--yes', '--answers', '-'], { cwd, input })).code).toBe(0);
  });

  const broken: readonly [string, string, RegExp][] = [
    [
      'no JSON',
      '{\n  "base": "slim",\n  "port" 1\n}',
      /^ironhull: a\.json:3:10 is not JSON: colon expected\. Nothing was written\.\n$/,
    ],
    ['empty', '', /^ironhull: a\.json:1:1 is not JSON/],
    ['a list', '[]', /^ironhull: a\.json:1:1 is not a JSON object of answers\. /],
    ['a bad number', '{\n  "port": 80\n}', /^ironhull: a\.json:2:11 "port" is not a port from 1024 to 65535\. /],
    [
      'a bad item',
      '{\n  "secrets": [\n    "npm",\n    "x y"\n  ]\n}',
      /^ironhull: a\.json:4:5 "secrets" is not a kind/,
    ],
    ['an unknown key', '{\n  "prot": 4000\n}', /^ironhull: a\.json:2:3 "prot" is no answer; did you mean "port"\? /],
    ['a prototype', '{ "__proto__": { "base": "slim" } }', /^ironhull: a\.json:1:3 "__proto__" is no answer\. /],
    ['a bottomless list', '['.repeat(500_000), /^ironhull: a\.json:1:1 is no file of answers: too many brackets\. /],
    ['a line break in a name', '{ "name": "a\\nUSER root" }', /^ironhull: a\.json:1:11 "name" is not an image name/],
  ];
  for (const [name, text, says] of broken) {
    it(`are refused with their place: ${name}`, async () => {
      const cwd = freshRepo();
      writeFileSync(join(cwd, 'a.json'), text);
      const { code, stdout, stderr } = await ironhull(['--yes', '--answers', 'a.json'], { cwd });
      expect(stderr).toMatch(says);
      expect({ code, stdout, written: written(cwd) }).toEqual({ code: 2, stdout: '', written: false });
    });
  }
});

describe('wrong calls: one clear line, exit 2, nothing written', () => {
  const wrong: readonly [readonly string[], RegExp][] = [
    [['--prot', '80'], /^ironhull: unknown flag --prot\. Did you mean --port\?\n$/],
    [['--qwertzuiop'], /^ironhull: unknown flag --qwertzuiop\.\n {2}ironhull --help/],
    [['-x'], /^ironhull: unknown flag -x\./],
    [['--port', 'abc'], /^ironhull: --port abc is not a port from 1024 to 65535\.\n$/],
    [['--port', '80'], /^ironhull: --port 80 is not a port/],
    [['--port'], /^ironhull: --port needs a value: --port PORT\./],
    [['--port', '--yes'], /^ironhull: --port needs a value/],
    [['--yes=maybe'], /^ironhull: --yes takes no value\.\n$/],
    [['--base', 'alpin'], /^ironhull: --base alpin is not one of .* Did you mean alpine\?\n$/],
    [
      ['--on-conflict', 'beside-it'],
      /^ironhull: --on-conflict beside-it is not one of ask, .*fail\. Did you mean beside\?/,
    ],
    [['--name', 'a\nUSER root'], /^ironhull: --name a\\x0aUSER root is not an image name/],
    [['--health', '/a"; USER root'], /^ironhull: --health \/a"; USER root is not a path/],
    [['--include', '../../etc'], /^ironhull: /],
    [['--build-arg', 'A\u001B[2J'], /^ironhull: --build-arg A\\x1b\[2J is not a variable name\.\n$/],
    [['--start', "node 'a"], /^ironhull: --start node 'a is not a program and its arguments/],
    [['--port', '4000', '--no-port'], /^ironhull: --port and --no-port exclude each other\.\n$/],
    [['--base', 'slim', '--base', 'alpine'], /^ironhull: --base was given twice\.\n$/],
    [['--service', 'apps/nope'], /^ironhull: --service apps\/nope: no supported stack there\. /],
    [['--answers', 'missing.json'], /^ironhull: --answers missing\.json can't be read \(ENOENT\)\.\n$/],
    [['retroft'], /^ironhull: no command and no folder is called retroft\. Did you mean ironhull retrofit\?\n$/],
    [['./nowhere'], /^ironhull: no folder at nowhere\./],
    [['a', 'b'], /^ironhull: /],
    [['completion', 'bahs'], /^ironhull: no completion for bahs\. Did you mean bash\?/],
    [['catalogue', '--base', 'slim'], /^ironhull: catalogue takes no --base\./],
  ];
  for (const [words, says] of wrong) {
    it(JSON.stringify(words), async () => {
      const cwd = freshRepo();
      const own =
        words[0] === 'completion' || words[0] === 'catalogue' || words.includes('--yes') ? words : ['--yes', ...words];
      const { code, stdout, stderr } = await ironhull(own, { cwd });
      expect(stderr).toMatch(says);
      expect({ code, stdout, written: written(cwd) }).toEqual({ code: 2, stdout: '', written: false });
    });
  }
});
