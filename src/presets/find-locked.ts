import { PolicyError } from '../errors.ts';
import type { Repo } from '../model/repo.ts';
import type { SavedPreset } from '../model/state.ts';
import { homeOf, type FindPreset } from './home.ts';
import { sha256 } from './sha256.ts';

/** Where copies of locked presets stand, so that nothing is fetched again. */
export const COPIES = '.ironhull/presets';

/** Path of the copy of a preset. */
export function copyPath({ sha256: hash }: Pick<SavedPreset, 'sha256'>): string {
  return `${COPIES}/${hash}.txt`;
}

/** Finds presets by the lock, in their copies: no network. Throws where a copy is not what was locked. */
export function findLocked(saved: readonly SavedPreset[], repo: Repo): FindPreset {
  return async (reference) => {
    const main = saved.find((one) => one.reference === reference);
    if (main === undefined) return null;
    const { source, version, path } = main;
    const read = async (wanted: string): Promise<string | null> => {
      const own = saved.filter((one) => one.source === source && one.version === version);
      const entry = own.flatMap(withCode).find((one) => one.path === wanted);
      return entry === undefined ? null : locked(entry, repo);
    };
    return { home: homeOf(source, version, read), path, reference };
  };
}

/** A preset, and each file that it wants to run as a text locked like it. */
function withCode({ code = [], ...preset }: SavedPreset): readonly SavedPreset[] {
  const files = code.map(({ path, sha256: hash }) => ({
    ...preset,
    path,
    sha256: hash,
    file: `${preset.file} ${path}`,
  }));
  return [preset, ...files];
}

function locked(entry: SavedPreset, repo: Repo): string {
  const path = copyPath(entry);
  const text = repo.text(path);
  if (text === null)
    throw refused(entry, `${path} is missing: the copy of ${entry.file}`, 'ironhull update     fetches it again');
  refuseOther(entry, path, text);
  const installed = installedCopy(entry, repo);
  if (installed !== null) refuseOther(entry, installed.path, installed.text);
  return text;
}

/** The same version in node_modules must be the same text. */
function installedCopy({ source, version, path }: SavedPreset, repo: Repo): { path: string; text: string } | null {
  if (!source.startsWith('npm:')) return null;
  const folder = `node_modules/${source.slice('npm:'.length)}`;
  const manifest = repo.source(`${folder}/package.json`);
  const text = repo.source(`${folder}/${path}`);
  const same =
    manifest !== null &&
    text !== null &&
    new RegExp(`"version"\\s*:\\s*"${version.replaceAll('.', '\\.')}"`).test(manifest);
  return same ? { path: `${folder}/${path}`, text } : null;
}

function refuseOther(entry: SavedPreset, path: string, text: string): void {
  const now = sha256(text);
  if (now !== entry.sha256)
    throw refused(
      entry,
      `${path} is not what was locked: sha256 ${now}, locked ${entry.sha256}`,
      `git checkout ${path}     brings back the committed one`,
    );
}

function refused({ name, contact }: SavedPreset, what: string, hint: string): PolicyError {
  const whom = contact === '' ? '' : `; ask ${contact}`;
  return new PolicyError(`extends: ${what} (${name}${whom}). Nothing was written.`, { hints: [hint] });
}
