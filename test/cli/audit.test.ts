import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ironhull } from './spawn.ts';

const made: string[] = [];
afterAll(() => made.forEach((path) => rmSync(path, { recursive: true, force: true })));

function repo(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'ironhull-audit-'));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const TUTORIAL = 'FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD ["npm", "start"]\n';
const CLEAN =
  '# syntax=docker/dockerfile:1.20\n# check=error=true\nFROM node:24.11.1-trixie-slim\nUSER 1000:1000\nCOPY app.js /app/\nCMD ["node", "/app/app.js"]\n';

describe('ironhull audit', () => {
  it('groups findings by file, says what to type, exits 1', async () => {
    const { code, stdout } = await ironhull(['audit', '--as-of', '2026-11-23'], {
      cwd: repo({ 'web/Dockerfile': TUTORIAL }),
    });
    expect(code).toBe(1);
    expect(stdout).toContain('  web/Dockerfile\n     1 | FROM node:24\n');
    expect(stdout).toMatch(/ironhull explain [a-z-]+ +says why/);
  });

  it('is content with a good file, and with findings below --fail-on', async () => {
    const clean = repo({ Dockerfile: CLEAN, 'app.js': '', '.dockerignore': '*\n!app.js\n' });
    expect(await ironhull(['audit'], { cwd: clean })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('no finding in 1 file'),
    });
    expect((await ironhull(['audit', '--fail-on', 'never'], { cwd: repo({ Dockerfile: TUTORIAL }) })).code).toBe(0);
  });

  it('takes several paths, files and folders, and a file from standard input', async () => {
    const cwd = repo({ 'a/Dockerfile': TUTORIAL, 'b/api.Dockerfile': TUTORIAL, 'c/Containerfile': CLEAN });
    const { stdout } = await ironhull(['audit', 'a', 'b/api.Dockerfile', '--json'], { cwd });
    const report = JSON.parse(stdout) as { files: { path: string }[] };
    expect(report.files.map(({ path }) => path)).toEqual(['a/Dockerfile', 'b/api.Dockerfile']);
    expect((await ironhull(['audit', '--stdin', '--format', 'github'], { cwd, input: TUTORIAL })).stdout).toContain(
      'file=stdin,line=1',
    );
  });

  it('mends what is safe in place, keeps line ends, and shows a patch instead with --dry-run', async () => {
    const text = 'FROM node:24.11.1-trixie-slim as Build\r\nADD a /b\r\nCMD node x.js\r\n';
    const cwd = repo({ Dockerfile: text });
    const dry = await ironhull(['audit', '--fix', '--dry-run'], { cwd });
    expect(dry.stdout).toContain('+CMD ["node", "x.js"]');
    expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(text);
    await ironhull(['audit', '--fix'], { cwd });
    expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(
      'FROM node:24.11.1-trixie-slim AS build\r\nCOPY a /b\r\nCMD ["node", "x.js"]\r\n',
    );
  });

  it('leaves out what the baseline knows', async () => {
    const cwd = repo({ Dockerfile: TUTORIAL });
    writeFileSync(join(cwd, 'known.json'), (await ironhull(['audit', '--json', '--level', 'info'], { cwd })).stdout);
    expect((await ironhull(['audit', '--baseline', 'known.json'], { cwd })).code).toBe(0);
  });

  it('ships the stage that compose names, and audits compose itself', async () => {
    const cwd = repo({
      Dockerfile: 'FROM node:24.11.1-trixie-slim AS prod\nUSER 1000:1000\nFROM prod AS dev\nUSER root\n',
      'compose.yaml':
        'services:\n  web:\n    build: { context: ., target: prod }\n    privileged: true\n    environment: { DB_PASSWORD: hunter2000 }\n',
    });
    const { stdout } = await ironhull(['audit', '--json'], { cwd });
    const rules = (JSON.parse(stdout) as { files: { findings: { rule: string }[] }[] }).files.flatMap(({ findings }) =>
      findings.map(({ rule }) => rule),
    );
    expect(rules).not.toContain('root-user');
    expect(rules).toContain('compose-privileged');
    expect(stdout).not.toContain('hunter2000');
  });

  it.each([
    [['audit', 'nowhere'], 'no file and no folder at nowhere.'],
    [['audit', '--format', 'xml'], '--format xml is not one of'],
    [['audit', '--as-of', 'soon'], '--as-of soon is not a day'],
    [['audit', '--stdin', 'x'], '--stdin reads standard input'],
    [['audit', '--baseline', 'none.json'], "none.json can't be read"],
    [['explain'], 'explain needs a rule.'],
    [['explain', 'root-usr'], 'Did you mean root-user?'],
  ])('%j is one clear line and exit 2', async (words, message) => {
    const { code, stderr } = await ironhull(words, { cwd: repo({ Dockerfile: CLEAN }) });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('refuses a file over 1 MB in one line; a line too long for Docker is a finding', async () => {
    const huge = await ironhull(['audit'], { cwd: repo({ Dockerfile: `FROM a\n${'# x\n'.repeat(260_000)}` }) });
    expect(huge).toMatchObject({ code: 2, stderr: expect.stringContaining('Dockerfile') });
    const long = await ironhull(['audit'], { cwd: repo({ Dockerfile: `FROM a\nRUN ${'x'.repeat(70_000)}\n` }) });
    expect(long.stdout).toContain('line 2 has 70004 bytes');
  });
});

describe('ironhull explain', () => {
  it('says why a line is there, by its remark, its stage and what the instruction keeps', async () => {
    const cwd = repo({
      Dockerfile:
        '# shop: the program alone (H4)\nFROM node:24.21.0-trixie-slim\n# H2: root-owned\nCOPY --chown=0:0 a /a\n',
    });
    const { code, stdout } = await ironhull(['explain', 'Dockerfile:4'], { cwd });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        'Dockerfile:4  COPY --chown=0:0 a /a\n' +
        '  origin   of a file that ironhull did not write\n' +
        '  stage    shop: the program alone (H4)\n' +
        '  remark   H2: root-owned\n' +
        '  H2       nothing but declared paths can be written by the process\n',
    });
    const gone = await ironhull(['explain', 'Dockerfile:9'], { cwd });
    expect(gone).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no line 9') });
  });

  it("prints a rule's page, also for an id of another tool", async () => {
    for (const name of ['root-user', 'DL3002']) {
      const { code, stdout } = await ironhull(['explain', name], { cwd: repo({}) });
      expect(code).toBe(0);
      expect(stdout).toContain('root-user: The shipped stage runs as a user other than root.');
      expect(stdout).toContain('Before');
    }
  });
});
