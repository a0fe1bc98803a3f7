import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { discard, readCase, restore } from '../case.ts';
import { keys, openTerminal, type TerminalSession } from '../screens/terminal-session.ts';

const { app } = inject('installed');
const home = mkdtempSync(join(tmpdir(), 'ironhull-yo-screen-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** yo drops root's rights, so it is used by an ordinary user. */
const ORDINARY = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : null;

function yo(repo: string): TerminalSession {
  const restored = restore(readCase('node', 'express-npm'));
  cpSync(restored, repo, { recursive: true });
  discard(restored);
  chmodSync(home, 0o755);
  if (ORDINARY !== null) spawnSync('chown', ['-R', `${ORDINARY.uid}:${ORDINARY.gid}`, home]);
  const env = { HOME: home, CI: '1', NODE_PATH: join(app, 'node_modules') };
  const bin = join(app, 'node_modules/yo/lib/cli.js');
  return openTerminal(process.execPath, [bin, 'ironhull'], {
    cwd: repo,
    env,
    ...(ORDINARY === null ? {} : { user: ORDINARY }),
  });
}

const PROMPTS = ['Stop here', 'hardened', 'Cancel'] as const;

describe('yo ironhull in a terminal', () => {
  for (const [index, prompt] of PROMPTS.entries()) {
    it(`Ctrl-C at "${prompt}" ends with 130 and nothing written`, async () => {
      const repo = join(home, `repo-${index}`);
      const session = yo(repo);
      for (const before of PROMPTS.slice(0, index)) {
        await session.until(before);
        session.press(keys.enter);
      }
      await session.until(prompt);
      session.press(keys.interrupt);
      expect(await session.exit()).toBe(130);
      expect(session.screen()).toContain('ironhull: stopped. Nothing was written.');
      expect(existsSync(join(repo, 'Dockerfile'))).toBe(false);
    });
  }

  it('answers with the arrow keys', async () => {
    const repo = join(home, 'repo');
    const session = yo(repo);
    for (const prompt of PROMPTS) {
      await session.until(prompt);
      session.press(keys.enter);
    }
    expect(await session.exit()).toBe(0);
    expect(session.screen()).toContain('Wrote Dockerfile, .dockerignore, .ironhull/state.json');
  });
});
