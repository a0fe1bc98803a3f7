import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stand-in hosts of committed lockfiles, beside where the real ones come from: each client's own configuration. */
interface Host {
  readonly standIn: string;
  readonly real: () => string;
}

/** The registry that npm itself is configured to use, without a trailing slash. */
export function npmRegistry(): string {
  return npmSetting('registry').replace(/\/$/, '');
}

/** Folder with the headers of Node where npm was told of one, so that addons compile without a download; empty where not. */
export function headersFolder(): string {
  const folder = npmSetting('nodedir');
  return folder === 'undefined' ? '' : folder;
}

function npmSetting(name: string): string {
  return execFileSync('npm', ['config', 'get', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

function pipConstant(expression: string): string {
  const program = `from pip._internal.models.index import PyPI; print(${expression})`;
  return execFileSync('python3', ['-c', program], { encoding: 'utf8' }).trim();
}

const HOSTS: readonly Host[] = [
  { standIn: 'https://npm.registry.example', real: npmRegistry },
  { standIn: 'https://pypi.example/simple', real: () => pipConstant('PyPI.simple_url') },
  { standIn: 'https://files.pypi.example', real: () => `https://${pipConstant('PyPI.file_storage_domain')}` },
];

/** Which lockfiles carry hosts at all. The others name a package by version and hash alone. */
export const LOCKS_WITH_HOSTS: readonly string[] = ['yarn.lock', 'uv.lock'];

/** Puts the real hosts into the lockfiles of a copied fixture, so that a frozen install finds the packages. */
export function restoreHosts(folder: string, lockfile: string): void {
  rewrite(folder, lockfile, (text, host) =>
    text.includes(host.standIn) ? text.replaceAll(host.standIn, host.real()) : text,
  );
}

/** The reverse, before a lockfile made by a real client is committed. */
export function hideHosts(folder: string, lockfile: string): void {
  rewrite(folder, lockfile, (text, host) => text.replaceAll(host.real(), host.standIn));
}

function rewrite(folder: string, lockfile: string, change: (text: string, host: Host) => string): void {
  const path = join(folder, lockfile);
  writeFileSync(path, HOSTS.reduce(change, readFileSync(path, 'utf8')));
}
