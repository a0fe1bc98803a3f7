import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** The Node lines that `engines` allows, each as the official binary inside a package, so that no download site is needed. */
const NODES = { '22': '22.23.3', '24': '24.21.0', '26': '26.10.0' } as const;

/** Where the suites find what was installed. */
export interface Installed {
  /** Folder in which the tarball and yo are installed, as a user's project would have them. */
  readonly app: string;
  readonly tarball: string;
  /** Path of a Node binary by major. */
  readonly nodes: Readonly<Record<keyof typeof NODES, string>>;
}

declare module 'vitest' {
  export interface ProvidedContext {
    installed: Installed;
  }
}

export default function setup(project: TestProject): () => void {
  const root = mkdtempSync(join(tmpdir(), 'ironhull-package-'));
  chmodSync(root, 0o755);
  const packed = JSON.parse(npm(process.cwd(), 'pack', '--json', '--pack-destination', root)) as readonly {
    readonly filename: string;
  }[];
  const tarball = join(root, packed[0]?.filename ?? '');
  const app = newProject(root, 'app');
  npm(app, 'install', '--no-audit', '--no-fund', tarball, 'yo@7.0.1');
  const nodes = Object.fromEntries(
    Object.entries(NODES).map(([major, version]) => [major, nodeBinary(root, major, version)]),
  );
  project.provide('installed', { app, tarball, nodes: nodes as Installed['nodes'] });
  return () => rmSync(root, { recursive: true, force: true });
}

function nodeBinary(root: string, major: string, version: string): string {
  const folder = newProject(root, `node-${major}`);
  const name = `node-${process.platform}-${process.arch}`;
  npm(folder, 'install', '--no-audit', '--no-fund', `${name}@${version}`);
  return join(folder, 'node_modules', name, 'bin/node');
}

function newProject(root: string, name: string): string {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  return folder;
}

/** npm, three times at most: a download may fail for a reason that is not ours. */
function npm(cwd: string, ...words: readonly string[]): string {
  const last = 3;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      if (attempt === last)
        throw new Error(
          `npm ${words.join(' ')} failed ${last} times in ${existsSync(cwd) ? 'a temporary project' : cwd}`,
          { cause: error },
        );
    }
  }
}
