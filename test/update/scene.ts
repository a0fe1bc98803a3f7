import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { discard, readCase, restore } from '../case.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

/** Repos with files as an earlier version of the templates might have made them, and with what their team changed in them since. */
export const EARLIER = { 'express-npm': 'node', 'fastapi-uv': 'python' } as const;
export type Earlier = keyof typeof EARLIER;

/** A fresh copy of such a repo. */
export function earlierRepo(name: Earlier): string {
  const target = restore(readCase(EARLIER[name], name));
  const from = join(FIXTURES, name);
  cpSync(join(from, 'Dockerfile'), join(target, 'Dockerfile'));
  cpSync(join(from, 'dot-dockerignore'), join(target, '.dockerignore'));
  mkdirSync(join(target, '.ironhull'));
  cpSync(join(from, 'state.json'), join(target, '.ironhull', 'state.json'));
  return target;
}

export { discard };

export const read = (repo: string, path: string): string => readFileSync(join(repo, path), 'utf8');
export const has = (repo: string, path: string): boolean => existsSync(join(repo, path));

/** Changes a file in place; what is to be replaced must be there. */
export function change(repo: string, path: string, from: string | RegExp, to: string): void {
  const before = read(repo, path);
  const after = before.replace(from, to);
  if (after === before) throw new TypeError(`${path} holds no ${String(from)}`);
  writeFileSync(join(repo, path), after);
}

/** Text of a file as it was generated last time. */
export function generated(repo: string, path: string): string {
  const state = JSON.parse(read(repo, '.ironhull/state.json')) as { files: Record<string, { lines: string[] }> };
  return state.files[path]!.lines.join('\n');
}
