import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ironhull } from '../cli/spawn.ts';
import { freshRepo, open, written } from './scene.ts';
import { keys } from './terminal-session.ts';

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

const FIRST_SCREEN = `  greeter

  stack            Node.js · Express 5              package.json:8
  Node             24 · supported until 2028-04-30  package.json:6
  package manager  npm                              package-lock.json
  secret           npm token for @acme              .npmrc:1
  start            node greeter.js                  package.json:7
  port             4300                             greeter.js:9
  health           GET /health                      greeter.js:6

? Does this look right?
❯ Yes
  Change something
  Stop here`;

const LAST_SCREEN = `✔ Does this look right? Yes
✔ What should the image be based on? slim
✔ Secrets the build needs (the value is never asked for) npm token for @acme

  Dockerfile     new  3 stages, LINES lines
  .dockerignore  new  sends 4 of 4 files, 26.7 kB

✔ Write these files? Write

  Wrote Dockerfile, .dockerignore, .ironhull/state.json

  build  docker build --secret id=npm_token,env=NPM_TOKEN -t greeter .
  run    docker run --rm --read-only --cap-drop ALL \\
           --security-opt no-new-privileges --tmpfs /tmp:mode=1777 \\
           -p 4300:4300 greeter
  prove  ironhull verify --build-flags=--secret=id=npm_token,env=NPM_TOKEN
  again  ironhull retrofit --yes --base slim --secret npm`;

describe('a whole run with arrow keys', () => {
  it('shows what was detected, asks little, and gives the bytes of --answers', async () => {
    const cwd = freshRepo();
    const session = open(cwd);
    await session.until('Stop here');
    expect(session.screen()).toBe(FIRST_SCREEN);
    session.press(keys.enter);
    await session.until('hardened');
    session.press(keys.down, keys.enter);
    await session.until('company TLS root');
    expect(session.screen()).toContain('❯◉ npm token for @acme   from .npmrc:1\n ◯ company TLS root\n');
    session.press(keys.enter);
    await session.until('Cancel');
    expect(session.screen()).toContain('? Write these files?\n❯ Write\n  Show them\n  Change an answer\n  Cancel');
    session.press(keys.enter);
    expect(await session.exit()).toBe(0);
    const lines = read(cwd, 'Dockerfile').trimEnd().split('\n').length;
    expect(session.screen().slice(session.screen().indexOf('✔ Does'))).toBe(
      LAST_SCREEN.replace('LINES', String(lines)),
    );

    const same = freshRepo();
    const answers = JSON.stringify({ base: 'slim', secrets: ['npm'] });
    await ironhull(['--yes', '--answers', '-'], { cwd: same, input: answers });
    for (const path of ['Dockerfile', '.dockerignore', '.ironhull/state.json'])
      expect(read(cwd, path), path).toBe(read(same, path));
  });

  it('lets a person change what was detected, look, change again, and cancel', async () => {
    const cwd = freshRepo();
    const session = open(cwd);
    await session.until('Stop here');
    session.press(keys.down, keys.enter);
    await session.until('Which answer?');
    expect(session.screen()).toMatch(/ {2}port {14}4300\n/);
    session.press(keys.down, keys.down, keys.down, keys.enter);
    await session.until('Which port');
    session.press('80', keys.enter);
    await session.until('80 is not a port from 1024 to 65535');
    session.press(keys.backspace, keys.backspace, '4301', keys.enter);
    await session.until('port             4301                             you');
    session.press(keys.enter);
    await session.until('hardened');
    session.press(keys.enter);
    await session.until('company TLS root');
    session.press(keys.enter);
    await session.until('Cancel');
    session.press(keys.down, keys.enter);
    await session.until('+EXPOSE 4301');
    await session.until('  Cancel');
    session.press(keys.up, keys.down, keys.down, keys.down, keys.down, keys.enter);
    expect(await session.exit()).toBe(130);
    await session.until('ironhull: cancelled. Nothing was written.');
    expect(written(cwd)).toBe(false);
  });

  it('keeps the answers where a file appears under the questions, and asks about that file', async () => {
    const cwd = freshRepo();
    const session = open(cwd, {}, ['--base', 'slim']);
    await session.until('Stop here');
    session.press(keys.enter);
    await session.until('company TLS root');
    session.press(keys.enter);
    await session.until('Cancel');
    writeFileSync(join(cwd, 'Dockerfile'), 'FROM node\nCMD npm start\n');
    session.press(keys.enter);
    await session.until('Dockerfile was changed by someone else meanwhile.');
    await session.until('Stop here');
    session.press(keys.enter);
    await session.until('Dockerfile     there, not ours');
    expect(session.screen().match(/✔ Secrets the build needs/g)).toHaveLength(1);
    expect(written(cwd) && existsSync(join(cwd, '.ironhull'))).toBe(false);
  });

  it('shows a foreign Dockerfile and ours, and asks before it touches it', async () => {
    const cwd = freshRepo('express-npm');
    writeFileSync(join(cwd, 'Dockerfile'), 'FROM node\nCMD npm start\n');
    const session = open(cwd, {}, ['--base', 'slim']);
    await session.until('Stop here');
    session.press(keys.enter);
    await session.until('Cancel');
    expect(session.screen()).toMatch(
      / {2}Dockerfile {5}there, not ours {2}\d stages, \d+ lines\n {2}\.dockerignore {2}new/,
    );
    session.press(keys.enter);
    await session.until('Write ours beside it');
    expect(session.screen()).toContain('\n-FROM node\n-CMD npm start\n');
    expect(session.screen()).toContain('Dockerfile is there and not ours. What shall we do with it?');
    session.press(keys.down, keys.enter);
    expect(await session.exit()).toBe(0);
    expect(session.screen()).toContain('build  docker build -f Dockerfile.ironhull -t orders-api .');
    expect(read(cwd, 'Dockerfile')).toBe('FROM node\nCMD npm start\n');
  });
});

describe('every terminal', () => {
  it('60 columns, LANG=C and NO_COLOR: plain marks, no colour, no line too long', async () => {
    const cwd = freshRepo();
    const session = open(cwd, { columns: 60, env: { LANG: 'C', NO_COLOR: '1' } });
    await session.until('Stop here');
    session.press(keys.enter);
    await session.until('hardened');
    session.press(keys.enter);
    await session.until('company TLS root');
    expect(session.screen()).toContain('>[x] npm token for @acme   from .npmrc:1\n [ ] company TLS root\n');
    session.press(keys.enter);
    await session.until('Cancel');
    session.press(keys.enter);
    expect(await session.exit()).toBe(0);
    expect(session.screen()).toMatch(/^[\x20-\x7E\n]*$/);
    const styles = session
      .raw()
      .split('\u001B[')
      .slice(1)
      .filter((part) => /^[0-9;]*m/.test(part));
    expect(styles).toEqual([]);
    expect(session.wraps()).toEqual([]);
  });

  it('TERM=dumb: asks line by line, and moves no cursor', async () => {
    const cwd = freshRepo();
    const session = open(cwd, { env: { TERM: 'dumb' } });
    await session.until('number, enter takes 1 >');
    session.press('4\r');
    await session.until('a number from 1 to 3, please');
    session.press('\r');
    await session.until('What should the image be based on?');
    session.press('2\r');
    await session.until('numbers or none, enter takes 1 >');
    session.press('\r');
    await session.until('4  Cancel');
    session.press('\r');
    expect(await session.exit()).toBe(0);
    expect(session.raw()).not.toContain('\u001B');
    expect(session.screen()).toContain('again  ironhull retrofit --yes --base slim --secret npm');
  });

  it.each([
    ['Ctrl-C', keys.interrupt],
    ['the end of input', '\u0004'],
  ])('TERM=dumb: %s ends with 130', async (_, key) => {
    const session = open(freshRepo(), { env: { TERM: 'dumb' } });
    await session.until('number, enter takes 1 >');
    session.press(key);
    expect(await session.exit()).toBe(130);
    expect(session.screen()).toContain('ironhull: stopped. Nothing was written.');
  });

  it('colour where it is forced, none in a pipe', async () => {
    const cwd = freshRepo();
    const forced = await ironhull(['--plan'], { cwd });
    expect(forced.stdout).not.toContain('\u001B');
    const session = open(cwd, { env: { FORCE_COLOR: '1' } }, ['--yes']);
    await session.exit();
    expect(session.raw()).toContain('\u001B[1mgreeter');
  });
});
