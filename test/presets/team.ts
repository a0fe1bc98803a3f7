import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { discard, readCase, restore } from '../case.ts';

/** Files by path. */
export type Files = Readonly<Record<string, string>>;

export function put(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

export function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** A service in a git repository of its own, with files beside it. */
export function serviceRepo(files: Files): { readonly cwd: string; readonly remove: () => void } {
  const cwd = restore(readCase('node', 'express-npm'));
  execFileSync('git', ['init', '-q', cwd]);
  put(cwd, files);
  return { cwd, remove: () => discard(cwd) };
}

/** A folder for a while. */
export function scratch(): { readonly root: string; readonly remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'ironhull-team-'));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
