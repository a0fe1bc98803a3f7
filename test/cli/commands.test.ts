import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/api.ts';
import { discard, readCase, restore } from '../case.ts';
import { ironhull, spawned, START } from './spawn.ts';

const cwd = tmpdir();
const restored: string[] = [];
afterEach(() => restored.splice(0).forEach(discard));

describe('the bin', () => {
  it('shows its version', async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(await spawned(['--version'], { cwd })).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('shows help of the whole and of each command, in 80 columns', async () => {
    const whole = await ironhull(['--help'], { cwd });
    expect(whole.code).toBe(0);
    for (const words of [['retrofit'], ['context'], ['catalogue'], ['completion']]) {
      const own = await ironhull([...words, '--help'], { cwd });
      expect(own.stdout).toContain(`ironhull ${words[0]}`);
      expect(whole.stdout).toContain(`  ironhull ${words[0]}`);
    }
    expect(whole.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('loads nothing heavy for --version and --help', () => {
    for (const word of ['--version', '--help']) {
      const loaded = execFileSync(process.execPath, ['--import', LIST_MODULES, START, word], { cwd, encoding: 'utf8' });
      const modules = /MODULES (\[.*\])/.exec(loaded)?.[1] ?? '[]';
      const heavy = (JSON.parse(modules) as string[]).filter((url) =>
        /node_modules|src\/(?!cli|errors)|dialog/.test(url),
      );
      expect(heavy).toEqual([]);
      expect(JSON.parse(modules)).not.toEqual([]);
    }
  });

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [START, 'catalogue', '--json'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('ends with 130 on SIGINT', async () => {
    const child = spawn(process.execPath, [START, '--yes', '--answers', '-'], {
      cwd,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    await reads(child.stdin);
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 130, stderr: 'ironhull: stopped. Nothing was written.\n' });
  });
});

/** Waits until a process reads its input: more than a pipe holds is taken only then, and by then it catches signals. */
function reads(stdin: Writable): Promise<void> {
  return new Promise((resolve) => void stdin.write(' '.repeat(1 << 20), () => resolve()));
}

/** Prints every module that was loaded, at the end. */
const LIST_MODULES = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
const seen = [];
registerHooks({ load(url, context, next) { if (url.startsWith('file:')) seen.push(url); return next(url, context); } });
process.on('exit', () => console.log('MODULES ' + JSON.stringify(seen)));
`)}`;

describe('ironhull catalogue', () => {
  it('lists every image, for people and for programs', async () => {
    const { stdout } = await ironhull(['catalogue'], { cwd });
    for (const image of catalogue) expect(stdout).toContain(image.name);
    const report = JSON.parse((await ironhull(['catalogue', '--json'], { cwd })).stdout) as { images: unknown[] };
    expect(report).toMatchObject({ schemaVersion: 1, command: 'catalogue' });
    expect(report.images).toHaveLength(catalogue.length);
    expect(stdout).toMatch(/dotnet\/aspnet:10\.\S+-noble-chiseled\n\s+runtime, user 1654, no shell, unproven\n/);
    expect(stdout).toMatch(/ruby:3\.4\.\S+-trixie\s+build, user root, unproven\n/);
    expect(stdout).toMatch(/golang:\S+-trixie\s+build, user root\n/);
    expect(stdout).toMatch(/node:24\.\S+-trixie-slim\n\s+build\+runtime, user root\n/);
  });
});

describe('ironhull context', () => {
  it('fails when a build would send a secret, and never prints its value', async () => {
    const target = restore(readCase('node', 'express-npm'));
    restored.push(target);
    const value = ['ghp', '0123456789abcdefghijklmnopqrstuvwxyz'].join('_');
    writeFileSync(join(target, '.env'), `TOKEN=${value}\n`);
    const open = await ironhull(['context'], { cwd: target });
    expect(open.code).toBe(1);
    expect(open.stdout).toContain('! sends .env:1: GitHub token');
    await ironhull(['--yes'], { cwd: target });
    const closed = await ironhull(['context'], { cwd: target });
    expect(closed.code).toBe(0);
    expect(closed.stdout).toMatch(/^ {2}sends 4 of \d+ files, /);
    expect(closed.stdout).toContain('kept out  .env (GitHub token)');
    const json = await ironhull(['context', '--json'], { cwd: target });
    expect(JSON.parse(json.stdout)).toMatchObject({
      contexts: [{ path: '', ignoreFile: '.dockerignore', sentSecrets: [] }],
    });
    for (const { stdout } of [open, closed, json]) expect(stdout).not.toContain(value);
  });
});

describe('ironhull completion', () => {
  it('prints scripts that the shells take', async () => {
    const bash = await ironhull(['completion', 'bash'], { cwd });
    const ask = (line: string): string => {
      const words = line.split(' ');
      const script = `${bash.stdout}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _ironhull; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', script], { cwd, encoding: 'utf8' });
    };
    expect(ask('ironhull ret')).toContain('retrofit');
    expect(ask('ironhull --base al')).toBe('alpine\n');
    expect(ask('ironhull retrofit --no-')).toContain('--no-health');
    expect(ask('ironhull catalogue --')).not.toContain('--base');
    expect(ask('ironhull completion z')).toBe('zsh\n');
    for (const shell of ['zsh', 'fish']) {
      const { code, stdout } = await ironhull(['completion', shell], { cwd });
      expect(code).toBe(0);
      for (const flag of ['base', 'on-conflict', 'no-health']) expect(stdout).toContain(flag);
    }
  });
});
