import { statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import {
  auditEach,
  auditFile,
  LASTING,
  openRepo,
  PASSING,
  savedState,
  settingsFor,
  type AuditedFile,
  type Memory,
  type Policy,
  type Repo,
  type Settings,
} from '../api.ts';
import { UsageError } from '../errors.ts';
import { lockedPolicy } from './dialog/locked-policy.ts';
import { version } from './version.ts';
import { visible } from './visible.ts';

/** Files of one folder that were audited. */
export interface AuditedFolder {
  readonly repo: Repo;
  /** The team's presets in force there. */
  readonly policy: Policy;
  /** How its files are judged. */
  readonly settings: Settings;
  readonly files: readonly AuditedFile[];
  /** What stands in front of its files' paths in a report; empty for the working folder. */
  readonly prefix: string;
}

/** Audits the paths that were typed: whole folders, or single files with the folder they stand in around them. */
export async function auditPaths(paths: readonly string[], settings: Settings): Promise<AuditedFolder[]> {
  const audited: AuditedFolder[] = [];
  for (const path of typed(paths))
    for await (const whole of partsOf(openAt(path, LASTING), settings, Infinity)) audited.push(whole);
  return audited;
}

/** The same in parts of `atOnce` files, so that nothing has to be kept of those that were looked at. A folder without files gives one, too. */
export async function* auditParts(
  paths: readonly string[],
  settings: Settings,
  atOnce: number,
): AsyncGenerator<AuditedFolder> {
  for (const path of typed(paths)) yield* partsOf(openAt(path, PASSING), settings, atOnce);
}

/** Throws `UsageError` where there is nothing at a path, so that no half report is written before it. */
export function refuseMissing(paths: readonly string[]): void {
  const missing = paths.find((path) => statSync(path, { throwIfNoEntry: false }) === undefined);
  if (missing !== undefined) throw new UsageError(`no file and no folder at ${visible(missing)}.`);
}

function typed(paths: readonly string[]): readonly string[] {
  return paths.length === 0 ? ['.'] : paths;
}

/** A folder, and the one file in it that is to be audited; `null` for all of them. */
interface Opened {
  readonly repo: Repo;
  readonly folder: string;
  readonly file: string | null;
}

function openAt(path: string, memory: Memory): Opened {
  refuseMissing([path]);
  const { folder, file } = statSync(path).isDirectory() ? { folder: path, file: null } : homeOf(path);
  return { repo: openRepo(folder, memory), folder, file };
}

async function* partsOf(
  { repo, folder, file }: Opened,
  settings: Settings,
  atOnce: number,
): AsyncGenerator<AuditedFolder> {
  const { policy, settings: judged } = await underPolicy(repo, settings);
  const part = { repo, policy, settings: judged, prefix: prefixOf(folder) };
  let files: AuditedFile[] = file === null ? [] : await auditFile(repo, file, judged);
  for await (const one of file === null ? auditEach(repo, judged) : []) {
    if (files.length >= atOnce) {
      yield { ...part, files };
      files = [];
    }
    files.push(one);
  }
  yield { ...part, files };
}

/** How the files of a folder are judged by whoever set defaults for it. */
async function underPolicy(repo: Repo, { today }: Settings): Promise<{ policy: Policy; settings: Settings }> {
  const saved = await savedState(repo, version());
  const { policy } = await lockedPolicy(repo, saved);
  const state = saved.kind === 'known' ? saved.state : null;
  return { policy, settings: await settingsFor({ repo, state, policy, today }) };
}

/** A file below the working folder is seen from there, so that compose and CI files count; any other from its own folder. */
export function homeOf(path: string): { folder: string; file: string } {
  const below = relative('.', path).replaceAll('\\', '/');
  return below.startsWith('../') || below.startsWith('/') || /^[A-Za-z]:/.test(below)
    ? { folder: dirname(path), file: basename(path) }
    : { folder: '.', file: below };
}

/** What stands in front of the paths of a folder; empty for the working folder. */
export function prefixOf(folder: string): string {
  const below = join(folder, '.').replaceAll('\\', '/');
  return below === '.' || below === './' ? '' : `${below.replace(/\/$/, '')}/`;
}
