import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ironhull } from '../cli/spawn.ts';
import { put, read, type Files } from './team.ts';
import { hashIn, trusted, trusting } from './trusting.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The example of docs/plugins.md: what a team copies works. */
const EXAMPLE = join(import.meta.dirname, '../../docs/plugins/prebuilt');
const STACK = readFileSync(join(EXAMPLE, 'stack.mjs'), 'utf8');
const PROGRAM = readFileSync(join(EXAMPLE, 'templates/program.ejs'), 'utf8');
const YES = ['retrofit', '--yes'];

const home = trusting();

/** The example's repository, following the example's preset, with some files in place of the example's. */
function following(files: Files = {}): string {
  const cwd = home.repo({});
  cpSync(join(EXAMPLE, 'test/orders/repo'), join(cwd, 'orders'), { recursive: true });
  for (const path of ['preset.yaml', 'stack.mjs', 'templates'])
    cpSync(join(EXAMPLE, path), join(cwd, 'orders', path), { recursive: true });
  put(join(cwd, 'orders'), { 'ironhull.config.yaml': 'schemaVersion: 1\nextends: [./preset.yaml]\n', ...files });
  return join(cwd, 'orders');
}

describe('the example of a stack', () => {
  it('passes its own cases', async () => {
    const asked = await ironhull(['defaults', 'test'], { cwd: EXAMPLE });
    expect(asked.code).toBe(3);
    const { code, stdout } = await ironhull(['defaults', 'test', '--trust', hashIn(asked)], { cwd: EXAMPLE });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('1 passed, 0 failed') });
    const { stdout: said } = await ironhull(['defaults', 'validate'], { cwd: EXAMPLE });
    expect(said).toContain(`brings code, which was not run: sha256 ${hashIn(asked)}`);
  });

  it('gives its files, and knows them again', async () => {
    const cwd = following();
    const { code, stderr, stdout } = await trusted(YES, cwd);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/stack\s+Prebuilt program\n/);
    const dockerfile = read(cwd, 'Dockerfile');
    expect(dockerfile).toContain('COPY --chmod=a=rx release/linux/${TARGETARCH}/orders /app');
    expect(dockerfile).toContain('CMD ["/app", "healthcheck"]');
    expect(dockerfile).toContain('\nUSER 65532:65532\n');
    expect(read(cwd, '.dockerignore')).toMatch(/^\*\n!release\/$/m);
    for (const words of [['check', '--fail-on', 'outdated'], ['update'], [...YES, '--stack', 'prebuilt'], ['audit']]) {
      const again = await ironhull(words, { cwd });
      expect({ words, code: again.code, stderr: again.stderr }).toEqual({ words, code: 0, stderr: '' });
    }
  });

  it('is told when it goes stale', async () => {
    const cwd = following();
    expect((await trusted(YES, cwd)).code).toBe(0);
    put(cwd, { 'release.json': read(cwd, 'release.json').replace('4100', '4200') });
    expect(await ironhull(['check'], { cwd })).toMatchObject({ code: 1, stdout: expect.stringContaining('4200') });
  });

  it('says what it misses in the words of every stack', async () => {
    const cwd = following({ 'release.json': '{ "program": "other", "port": 4100 }' });
    expect(await trusted(YES, cwd)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('release.json:1: there is no release/linux/amd64/other'),
    });
    put(cwd, { 'release.json': '{}' });
    expect(await ironhull([...YES], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('release.json names no program. Nothing was written.'),
    });
  });
});

/** What a module says in place of the example, and how it is refused. */
const refused: readonly (readonly [string, Files, RegExp])[] = [
  ['no JavaScript', { 'stack.mjs': 'export default (' }, /stack\.mjs: the module fails: Unexpected/],
  [
    'no function',
    { 'stack.mjs': 'export default 1' },
    /stack\.mjs: the module fails: its default export is no function/,
  ],
  ['no stack', { 'stack.mjs': 'export default () => ({})' }, /stack\.mjs: the stack: id should be/],
  [
    'another name',
    { 'stack.mjs': STACK.replace("id: 'prebuilt'", "id: 'other'") },
    /the stack is called "other", and the preset calls it prebuilt/,
  ],
  [
    'an import of what lies beside it',
    { 'stack.mjs': `import './evil.mjs';\n${STACK}`, 'evil.mjs': 'globalThis.evil = true' },
    /stack\.mjs: the module fails: /,
  ],
  [
    'facts that are none',
    { 'stack.mjs': STACK.replace("shape: 'binary'", "shape: 'blob'") },
    /stack\.mjs: detect: shape should be/,
  ],
  [
    'a name of two lines',
    { 'stack.mjs': STACK.replace('kit.imageName(program.value)', "'a\\nRUN id'") },
    /stack\.mjs: detect: name\.value should be|one line of text/,
  ],
  [
    'an error',
    { 'stack.mjs': STACK.replace('const { program, health } = facts.details;', "throw new Error('\\u001b[2Jno');") },
    /stack\.mjs: plan fails: \\u001b\[2Jno/,
  ],
  [
    'a plan that is none',
    { 'stack.mjs': STACK.replace('cmd: [],', 'cmd: 1,') },
    /stack\.mjs: plan: process\.cmd should be Array/,
  ],
  [
    'a template that leads out',
    { 'stack.mjs': STACK.replace("'prebuilt/program'", "'../../x'") },
    /stack\.mjs: plan: template should be/,
  ],
  [
    'a template that is not there',
    { 'stack.mjs': STACK.replace("'prebuilt/program'", "'prebuilt/none'") },
    /plans with prebuilt\/none\.Dockerfile, and no template is called so/,
  ],
  [
    'a value with a line end',
    { 'stack.mjs': STACK.replace("kit.plainPath(program, 'release.json')", "'a\\nb'") },
    /control character/,
  ],
  ['nothing', { 'templates/program.ejs': '' }, /breaks H6 frontend: it can't be read: no stage/],
  [
    'a root user',
    {
      'templates/program.ejs': `${PROGRAM}USER 0:0
`,
    },
    /breaks H1 numeric user: USER 0:0/,
  ],
  [
    'a single stage',
    {
      'templates/program.ejs': PROGRAM.replace(/# files:[^]*?# runtime/, '# runtime').replace(
        'COPY --from=files --chown=0:0 --chmod=a=rx /app',
        'COPY --chmod=a=rx release/linux/amd64/orders',
      ),
    },
    /breaks H4 several stages: one stage only/,
  ],
  [
    'more of the context than it plans',
    { 'templates/dockerignore.ejs': "<%- include('/_partials/dockerignore-head') -%>\n!notes/\n" },
    /breaks H9: lets in notes\//,
  ],
  [
    'no ignore file',
    { 'preset.yaml': read(EXAMPLE, 'preset.yaml').replace(/ {2}prebuilt\/dockerignore.*\n/, '') },
    /the stack prebuilt has no template prebuilt\/dockerignore: Prebuilt programs sets stacks\.prebuilt/,
  ],
  [
    'the name of one of ours',
    {
      'preset.yaml': read(EXAMPLE, 'preset.yaml').replace('  prebuilt: ', '  go: '),
      'stack.mjs': STACK.replace("id: 'prebuilt'", "id: 'go'"),
    },
    /the stack go is one of ours/,
  ],
];

describe('a trusted stack with', () => {
  it.each(refused)('%s is refused, and nothing is written', async (_name, files, message) => {
    const cwd = following(files);
    const { code, stderr } = await trusted(YES, cwd);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
    expect(stderr).not.toMatch(/[^\P{Cc}\n]/u);
    expect((globalThis as { evil?: boolean }).evil).toBeUndefined();
    expect(existsSync(join(cwd, 'Dockerfile'))).toBe(false);
  });

  it('a plan that leads elsewhere stays in its folder', async () => {
    const cwd = following({
      'stack.mjs': STACK.replace(
        "template: 'prebuilt/program'",
        "dockerfile: '../../evil', service: '../..', template: 'prebuilt/program'",
      ),
    });
    expect((await trusted(YES, cwd)).code).toBe(0);
    expect(existsSync(join(cwd, 'Dockerfile'))).toBe(true);
    expect(existsSync(join(cwd, '../../evil'))).toBe(false);
  });

  it('a module that is not trusted is never run', async () => {
    const cwd = following({ 'stack.mjs': `globalThis.evil = true;\n${STACK}` });
    for (const words of [YES, ['check'], ['audit'], ['defaults', 'explain'], ['defaults', 'validate'], ['context']])
      await ironhull(words, { cwd });
    expect((globalThis as { evil?: boolean }).evil).toBeUndefined();
  });

  it.each(['./x.js', '../x.mjs', './a/../../x.mjs', 'https://x.example/x.mjs', 'data:text/javascript,1'])(
    'the path %s is refused',
    async (path) => {
      const cwd = following({ 'preset.yaml': `schemaVersion: 1\nstacks: { mine: ${JSON.stringify(path)} }\n` });
      expect(await ironhull(YES, { cwd })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('a path below the preset'),
      });
    },
  );
});
