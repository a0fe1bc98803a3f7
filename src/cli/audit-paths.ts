import { statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import {
  auditFile,
  auditFolder,
  openRepo,
  savedState,
  settingsFor,
  type AuditedFile,
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
  for (const path of paths.length === 0 ? ['.'] : paths) audited.push(await auditPath(path, settings));
  return audited;
}

async function auditPath(path: string, settings: Settings): Promise<AuditedFolder> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`no file and no folder at ${visible(path)}.`);
  if (stat.isDirectory()) {
    const repo = openRepo(path);
    const { policy, settings: judged } = await underPolicy(repo, settings);
    return { repo, policy, settings: judged, prefix: prefixOf(path), files: await auditFolder(repo, judged) };
  }
  const { folder, file } = homeOf(path);
  const repo = openRepo(folder);
  const { policy, settings: judged } = await underPolicy(repo, settings);
  return { repo, policy, settings: judged, prefix: prefixOf(folder), files: await auditFile(repo, file, judged) };
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
