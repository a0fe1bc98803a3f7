import { commitWrites, mendFiles, planWrites, secretPlaces, type AuditedFile, type Mended } from '../api.ts';
import type { AuditedFolder } from './audit-paths.ts';
import { maskedPatch } from './masked-patch.ts';
import type { Call } from './parse-arguments.ts';
import type { Streams } from './streams.ts';
import { visible } from './visible.ts';

/** Applies fixes and writes the files, or shows them as a patch. Gives the folders back unchanged when nothing was written. */
export async function mend(
  folders: readonly AuditedFolder[],
  call: Call,
  { stdout, stderr }: Streams,
): Promise<readonly AuditedFolder[]> {
  const unsafe = call.options['fix-unsafe'] === true;
  let written = 0;
  for (const folder of folders) {
    const files = folder.files.filter(({ mendable }) => mendable).map(({ file }) => file);
    const mended = await mendFiles(folder.repo, [...new Set(files)], { settings: folder.settings, unsafe });
    if (call.options['dry-run'] === true) for (const patch of patches(folder, mended)) stdout.write(patch);
    else {
      written += write(folder, mended);
      stderr.write(said(folder, mended));
    }
  }
  return written > 0 ? [...folders] : folders;
}

/** One patch per file, the files beside the Dockerfile included. */
function patches({ repo, files, prefix }: AuditedFolder, { texts }: Mended): string[] {
  return [...texts].map(([path, after]) => {
    const audited: AuditedFile | undefined = files.find(({ file, mendable }) => mendable && file === path);
    const before = repo.text(path);
    return maskedPatch({
      path: `${prefix}${path}`,
      before: before ?? '',
      after,
      secrets: audited?.secrets ?? secretPlaces(before ?? ''),
      isNew: before === null,
    });
  });
}

function said({ prefix }: AuditedFolder, { texts, gone }: Mended): string {
  if (texts.size === 0) return '';
  const names = [...texts.keys()].map((path) => visible(`${prefix}${path}`)).join(', ');
  return `mended ${gone} finding${gone === 1 ? '' : 's'} in ${names}\n`;
}

function write({ repo }: AuditedFolder, { texts }: Mended): number {
  const existing = new Map([...texts.keys()].map((path) => [path, repo.text(path)] as const));
  const planned = planWrites(
    repo.root,
    [...texts].map(([path, contents]) => ({ path, contents })),
    existing,
  );
  return commitWrites(repo.root, planned).length;
}
