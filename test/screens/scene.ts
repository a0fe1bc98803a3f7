import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { discard, readCase, restore } from '../case.ts';
import { START } from '../cli/spawn.ts';
import { openTerminal, type TerminalOptions, type TerminalSession } from './terminal-session.ts';

const ended: (() => void)[] = [];
afterEach(() => ended.splice(0).forEach((end) => end()));

/** A repo without container files, removed after the test. */
export function freshRepo(name = 'private-registry'): string {
  const target = restore(readCase('node', name));
  ended.push(() => discard(target));
  return target;
}

/** Our bin in a terminal, ended with the test. */
export function open(
  cwd: string,
  options: Omit<TerminalOptions, 'cwd'> = {},
  words: readonly string[] = [],
): TerminalSession {
  const session = openTerminal(process.execPath, [START, ...words], { cwd, ...options });
  ended.push(session.kill);
  return session;
}

export const written = (cwd: string): boolean =>
  existsSync(join(cwd, 'Dockerfile')) || existsSync(join(cwd, '.ironhull'));
