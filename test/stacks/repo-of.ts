import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Repo } from '../../src/model/repo.ts';
import { openRepo } from '../../src/repo/open-repo.ts';

const made: string[] = [];
afterAll(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A repo with these files, gone after the test file. Objects become JSON. */
export function repoOf(files: Readonly<Record<string, unknown>>): Repo {
  const root = mkdtempSync(join(tmpdir(), 'ironhull-repo-'));
  made.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return openRepo(root);
}
