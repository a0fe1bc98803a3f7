import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Copies a fixture's `repo/` and gives `dot-…` entries their dot back. */
export function copyFixture(repo: string, target: string): void {
  cpSync(repo, target, { recursive: true });
  restoreDots(target);
}

function restoreDots(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) restoreDots(path);
    else chmodSync(path, 0o644);
    if (entry.name.startsWith('dot-')) renameSync(path, join(folder, `.${entry.name.slice('dot-'.length)}`));
  }
}

/** Files in which a fixture names its private registry. */
const NAMING: readonly string[] = [
  '.npmrc',
  '.yarnrc.yml',
  'bunfig.toml',
  'pnpm-workspace.yaml',
  'yarn.lock',
  'bun.lock',
  'pyproject.toml',
  'uv.lock',
  'Cargo.lock',
  '.cargo/config.toml',
];

/** Points a copied fixture's private registry at a loopback port. */
export function pointAtLoopback(folder: string, host: string, port: number): void {
  const here = `127.0.0.1:${port}`;
  rewrite(folder, (text) =>
    text.replaceAll(`https://${host}`, `http://${here}`).replaceAll(`//${host}/`, `//${here}/`),
  );
}

/** The reverse, before a lockfile that was made here is stored. */
export function pointBack(folder: string, host: string, port: number): void {
  rewrite(folder, (text) => text.replaceAll(`http://127.0.0.1:${port}`, `https://${host}`));
}

function rewrite(folder: string, change: (text: string) => string): void {
  for (const name of NAMING.filter((file) => existsSync(join(folder, file)))) {
    const path = join(folder, name);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
}
