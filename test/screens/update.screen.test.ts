import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { START } from '../cli/spawn.ts';
import { discard, earlierRepo, read } from '../update/scene.ts';
import { keys, openTerminal, type TerminalSession } from './terminal-session.ts';

const ended: (() => void)[] = [];
afterEach(() => ended.splice(0).forEach((end) => end()));

function updateOf(env: Readonly<Record<string, string>> = {}): { cwd: string; session: TerminalSession } {
  const cwd = earlierRepo('fastapi-uv');
  const session = openTerminal(process.execPath, [START, 'update'], { cwd, env });
  ended.push(session.kill, () => discard(cwd));
  return { cwd, session };
}

/** An editor that writes one line and goes. */
function editorIn(cwd: string): string {
  const file = join(cwd, 'editor.sh');
  writeFileSync(file, '#!/bin/sh\necho \'ENTRYPOINT ["settled"]\' > "$1"\n');
  chmodSync(file, 0o755);
  return file;
}

async function untilConflict({ session }: { session: TerminalSession }): Promise<void> {
  await session.until('Cancel');
  expect(session.screen()).toContain('Dockerfile     edited by you, in conflict');
  expect(session.screen()).toContain('.dockerignore  edited by you, merged');
  session.press(keys.enter);
  await session.until('the whole file stays as it is');
}

describe('a conflict in the terminal', () => {
  it('shows the three sides, and can be written by hand', async () => {
    const cwd = earlierRepo('fastapi-uv');
    const session = openTerminal(process.execPath, [START, 'update'], { cwd, env: { EDITOR: editorIn(cwd) } });
    ended.push(session.kill, () => discard(cwd));
    await untilConflict({ session });
    const screen = session.screen();
    for (const line of ['  Dockerfile:41   1 of 1', '  generated last time', '  yours', '  generated now'])
      expect(screen).toContain(`\n${line}\n`);
    expect(screen).toContain('? Dockerfile:41: what shall stand there?');
    session.press(keys.down, keys.down, keys.down, keys.enter);
    await session.until('launch your preferred editor');
    session.press(keys.enter);
    expect(await session.exit()).toBe(0);
    expect(read(cwd, 'Dockerfile')).toContain('\nENTRYPOINT ["settled"]\n\n# H13');
  });

  it('can wait: the file stays as it is', async () => {
    const run = updateOf();
    const yours = read(run.cwd, 'Dockerfile');
    await untilConflict(run);
    run.session.press(keys.up, keys.down, keys.down, keys.down, keys.down, keys.enter);
    expect(await run.session.exit()).toBe(0);
    expect(read(run.cwd, 'Dockerfile')).toBe(yours);
    expect(run.session.screen()).toContain('Kept Dockerfile.');
  });
});

describe('a file that an editor changes under the questions', () => {
  it('is seen before anything is written, and asked about again', async () => {
    const { cwd, session } = updateOf();
    await untilConflict({ session });
    const saved = read(cwd, '.ironhull/state.json');
    writeFileSync(join(cwd, 'Dockerfile'), `${read(cwd, 'Dockerfile')}LABEL late="1"\n`);
    session.press(keys.enter);
    await session.until('Dockerfile was changed by someone else meanwhile.');
    await session.until('after a question about each conflict');
    expect(read(cwd, '.ironhull/state.json')).toBe(saved);
    session.press(keys.enter);
    await session.until('the whole file stays as it is');
    session.press(keys.enter);
    expect(await session.exit()).toBe(0);
    expect(read(cwd, 'Dockerfile')).toContain('LABEL late="1"\n');
    expect(read(cwd, 'Dockerfile')).toContain('PYTHONDONTWRITEBYTECODE=1');
  });
});
