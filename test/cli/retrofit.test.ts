import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { discard, expected, readCase, restore } from '../case.ts';
import { ironhull, spawned } from './spawn.ts';

const made: (() => void)[] = [];
afterEach(() => made.splice(0).forEach((undo) => undo()));

function freshRepo(stack = 'node', name = 'express-npm'): string {
  const target = restore(readCase(stack, name));
  made.push(() => discard(target));
  return target;
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ironhull-cli-'));
  made.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');
const written = (cwd: string): boolean => existsSync(join(cwd, 'Dockerfile')) || existsSync(join(cwd, '.ironhull'));

describe('ironhull retrofit --yes', () => {
  it('shows the facts, writes, and says what to type next', async () => {
    const cwd = freshRepo();
    const { code, stdout, stderr } = await ironhull(['--yes'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('  port             4100                             src/server.js:6\n');
    expect(stdout).toContain('\n  Wrote Dockerfile, .dockerignore, .ironhull/state.json\n');
    expect(stdout).toMatch(/\n {2}build {2}docker build -t orders-api \.\n/);
    expect(stdout).toMatch(/\n {2}again {2}ironhull retrofit --yes\n$/);
    expect(read(cwd, 'Dockerfile')).toBe(expected(readCase('node', 'express-npm'), 'Dockerfile'));
  });

  it('writes nothing the second time, and says so', async () => {
    const cwd = freshRepo();
    await ironhull(['--yes', '--base', 'slim'], { cwd });
    const before = read(cwd, '.ironhull/state.json');
    const { code, stdout } = await ironhull(['--yes'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing to write: everything is as ironhull would write it.');
    expect(stdout).toContain('again  ironhull retrofit --yes --base slim');
    expect(read(cwd, '.ironhull/state.json')).toBe(before);
  });

  it('takes the folder from where it was typed', async () => {
    const target = freshRepo();
    const env = { INIT_CWD: dirname(target) };
    const { code, stdout } = await spawned([basename(target), '--yes'], { cwd: tmpdir(), env });
    expect(code).toBe(0);
    expect(stdout).toContain(`again  ironhull retrofit ${basename(target)} --yes`);
    expect(existsSync(join(target, 'Dockerfile'))).toBe(true);
  });

  it('is silent with --quiet', async () => {
    const cwd = freshRepo();
    expect(await ironhull(['--yes', '--quiet'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(written(cwd)).toBe(true);
  });

  it('prints one JSON document with --json, without a path of this machine', async () => {
    const cwd = freshRepo();
    const { code, stdout, stderr } = await ironhull(['--yes', '--json'], { cwd });
    const report = JSON.parse(stdout) as { schemaVersion: number; written: string[]; services: { build: string }[] };
    expect({ code, stderr, version: report.schemaVersion }).toEqual({ code: 0, stderr: '', version: 1 });
    expect(report.written).toEqual(['Dockerfile', '.dockerignore', '.ironhull/state.json']);
    expect(report.services[0]?.build).toBe('docker build -t orders-api .');
    expect(stdout).not.toContain(cwd);
  });

  it('prints the plan with --plan and writes nothing', async () => {
    const cwd = freshRepo();
    const { code, stdout } = await ironhull(['--plan'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, stack: 'node', name: 'orders-api' });
    expect(written(cwd)).toBe(false);
  });

  it('prints a patch with --dry-run that git applies to the same bytes', async () => {
    const cwd = freshRepo();
    writeFileSync(join(cwd, 'Dockerfile'), 'FROM node\nCMD npm start');
    const { code, stdout } = await ironhull(['--yes', '--dry-run'], { cwd });
    expect(code).toBe(0);
    expect(existsSync(join(cwd, '.dockerignore'))).toBe(false);
    execFileSync('git', ['init', '-q'], { cwd });
    execFileSync('git', ['apply', '-'], { cwd, input: stdout });
    expect(read(cwd, 'Dockerfile')).toBe(expected(readCase('node', 'express-npm'), 'Dockerfile'));
  });
});

describe('a file that is not ours', () => {
  const foreign = 'FROM node\n';
  const withForeign = (): string => {
    const cwd = freshRepo();
    writeFileSync(join(cwd, 'Dockerfile'), foreign);
    return cwd;
  };

  it('stops --yes with 3', async () => {
    const cwd = withForeign();
    const { code, stderr } = await ironhull(['--yes'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^ironhull: Dockerfile is there and not ours\. Nothing was written\.\n {2}ironhull retrofit --dry-run/,
    );
    expect(readdirSync(cwd)).not.toContain('.dockerignore');
  });

  it('is replaced with overwrite, left with keep', async () => {
    const cwd = withForeign();
    expect((await ironhull(['--yes', '--on-conflict', 'keep'], { cwd })).stdout).toContain('Kept Dockerfile.');
    expect(read(cwd, 'Dockerfile')).toBe(foreign);
    expect((await ironhull(['--yes', '--on-conflict', 'overwrite'], { cwd })).code).toBe(0);
    expect(read(cwd, 'Dockerfile')).not.toBe(foreign);
  });

  it('gets ours beside it, with a .dockerignore of its own, and stays there', async () => {
    const cwd = withForeign();
    const first = await ironhull(['--yes', '--on-conflict', 'beside'], { cwd });
    expect(first.stdout).toContain('build  docker build -f Dockerfile.ironhull -t orders-api .');
    expect(read(cwd, 'Dockerfile')).toBe(foreign);
    expect(read(cwd, 'Dockerfile.ironhull')).toBe(expected(readCase('node', 'express-npm'), 'Dockerfile'));
    expect(existsSync(join(cwd, 'Dockerfile.ironhull.dockerignore'))).toBe(true);
    expect(existsSync(join(cwd, '.dockerignore'))).toBe(false);
    expect((await ironhull(['--yes'], { cwd })).stdout).toContain('Nothing to write');
  });

  it('is one that was edited since', async () => {
    const cwd = freshRepo();
    await ironhull(['--yes'], { cwd });
    writeFileSync(join(cwd, 'Dockerfile'), `${read(cwd, 'Dockerfile')}# mine\n`);
    const { code, stderr } = await ironhull(['--yes', '--base', 'slim'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('Dockerfile was edited since ironhull wrote it.');
    expect(read(cwd, 'Dockerfile')).toMatch(/# mine\n$/);
  });
});

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
      /^ironhull: --on-conflict beside-it is not one of ask, overwrite, keep, beside, fail\./,
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

describe('nobody to ask', () => {
  for (const input of ['closed', 'open'] as const) {
    it(`standard input ${input}: names the flag and ends`, async () => {
      const cwd = freshRepo();
      const { code, stderr } = await spawned([], { cwd, input });
      expect(code).toBe(2);
      expect(stderr).toMatch(
        /^ironhull: nobody to ask: standard input is no terminal\. Nothing was written\.\n {2}ironhull retrofit --yes/,
      );
      expect(written(cwd)).toBe(false);
    });
  }

  it('an empty folder says what to do', async () => {
    const { code, stderr } = await ironhull(['--yes'], { cwd: emptyFolder() });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^ironhull: this folder is empty: .*\n {2}put the service here first/);
  });

  it('two services are listed, and both can be taken', async () => {
    const cwd = emptyFolder();
    for (const name of ['api', 'web']) {
      const service = restore(readCase('node', 'express-npm'));
      made.push(() => discard(service));
      mkdirSync(join(cwd, 'apps'), { recursive: true });
      execFileSync('cp', ['-r', service, join(cwd, 'apps', name)]);
    }
    const none = await ironhull(['--yes'], { cwd });
    expect(none.code).toBe(3);
    expect(none.stderr).toContain('two services here: apps/api, apps/web. Nothing was written.');
    expect(none.stderr).toContain('ironhull retrofit --service apps/api --service apps/web');
    const both = await ironhull(['--yes', '--service', 'apps/api', '--service', './apps/web/'], { cwd });
    expect(both.stdout).toContain('apps/web/Dockerfile');
    expect(both.stdout).toContain('again  ironhull retrofit --yes --service apps/api --service apps/web');
    expect((await ironhull(['--yes'], { cwd })).stdout).toContain('Nothing to write');
  });

  it('a state that cannot be used stops the run', async () => {
    const cwd = freshRepo();
    mkdirSync(join(cwd, '.ironhull'));
    writeFileSync(join(cwd, '.ironhull/state.json'), '{ "schemaVersion": 1 ');
    const { code, stderr } = await ironhull(['--yes'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^ironhull: \.ironhull\/state\.json can't be used: it is not JSON\. Nothing was written\.\n {2}git checkout/,
    );
  });
});
