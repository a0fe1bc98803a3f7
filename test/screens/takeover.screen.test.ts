import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { discard } from '../case.ts';
import { START } from '../cli/spawn.ts';
import { restore, takeoverCases } from '../takeover/cases.ts';
import { keys, openTerminal, type TerminalSession } from './terminal-session.ts';

const ended: (() => void)[] = [];
afterEach(() => ended.splice(0).forEach((end) => end()));

function open(name: string): { readonly cwd: string; readonly session: TerminalSession } {
  const fixture = takeoverCases().find((one) => one.name === name);
  if (fixture === undefined) throw new Error(`no case ${name}`);
  const cwd = restore(fixture);
  const session = openTerminal(process.execPath, [START, 'retrofit', '--base', 'distroless'], { cwd, rows: 200 });
  ended.push(() => discard(cwd), session.kill);
  return { cwd, session };
}

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

describe('taking a Dockerfile over in a terminal', () => {
  it('shows what becomes of it, then the difference, and asks about each place that changes with it', async () => {
    const { cwd, session } = open('node-token');
    await session.until('Stop here');
    session.press(keys.enter);
    await session.until('Cancel');
    expect(session.screen()).toContain('Dockerfile today: 11 lines, 1 stage, node:24, 17 findings. After: 0.');
    session.press(keys.enter);
    await session.until('Only mend it in place');
    expect(session.screen()).toContain('\n-RUN npm install\n');
    session.press(keys.enter);
    await session.until('Change .github/workflows/ci.yml:15 with it?');
    session.press(keys.enter);
    await session.until('Change compose.yaml:7 with it?');
    session.press(keys.down, keys.enter);
    expect(await session.exit()).toBe(0);
    expect(session.screen()).toContain('Wrote Dockerfile, .dockerignore, .github/workflows/ci.yml,');
    expect(read(cwd, 'compose.yaml')).toContain('NPM_TOKEN: ${NPM_TOKEN} # from your shell');
    expect(read(cwd, '.github/workflows/ci.yml')).toContain('npm_token=${{ secrets.NPM_TOKEN }}');
  });

  it('offers the safe way first where something could change, and asks before the other', async () => {
    const { cwd, session } = open('onbuild');
    await session.until('Stop here');
    session.press(keys.enter);
    await session.until('Cancel');
    session.press(keys.enter);
    await session.until('❯ Write ours beside it');
    session.press(keys.down, keys.enter);
    await session.until('Take it over all the same?');
    session.press(keys.enter);
    expect(await session.exit()).toBe(0);
    expect(existsSync(join(cwd, 'Dockerfile.ironhull'))).toBe(true);
    expect(read(cwd, 'Dockerfile')).toContain('ONBUILD');
  });

  it('leaves what is good, and says why', async () => {
    const { cwd, session } = open('hardened');
    expect(await session.exit()).toBe(0);
    expect(session.screen()).toContain('Dockerfile is good as it is: nothing to do, and nothing is written.');
    expect(existsSync(join(cwd, '.ironhull'))).toBe(false);
  });
});
