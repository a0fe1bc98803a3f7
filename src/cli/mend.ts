import { commitWrites, planWrites, type AuditedFile } from '../api.ts';
import type { AuditedFolder } from './audit-paths.ts';
import { maskedPatch } from './masked-patch.ts';
import type { Call } from './parse-arguments.ts';
import type { Streams } from './streams.ts';
import { visible } from './visible.ts';

interface Mended {
  readonly file: AuditedFile;
  readonly text: string;
  readonly count: number;
}

/** Applies fixes and writes the files, or shows them as a patch. Gives the folders back unchanged when nothing was written. */
export function mend(
  folders: readonly AuditedFolder[],
  call: Call,
  { stdout, stderr }: Streams,
): readonly AuditedFolder[] {
  const unsafe = call.options['fix-unsafe'] === true;
  const dry = call.options['dry-run'] === true;
  let written = 0;
  for (const { repo, files, prefix } of folders) {
    const mended = files.flatMap((file) => mendedFile(file, unsafe));
    if (dry)
      for (const { file, text } of mended)
        stdout.write(
          maskedPatch({ path: `${prefix}${file.file}`, before: file.text, after: text, secrets: file.secrets }),
        );
    else written += write(repo.root, mended);
    const done = mended.reduce((sum, { count }) => sum + count, 0);
    if (!dry && done > 0)
      stderr.write(
        `mended ${done} finding${done === 1 ? '' : 's'} in ${mended.map(({ file }) => visible(`${prefix}${file.file}`)).join(', ')}\n`,
      );
  }
  return written > 0 ? [...folders] : folders;
}

function mendedFile(file: AuditedFile, unsafe: boolean): Mended[] {
  const fixed = file.fix?.(unsafe);
  return fixed && fixed.text !== file.text ? [{ file, text: fixed.text, count: fixed.applied.length }] : [];
}

function write(root: string, mended: readonly Mended[]): number {
  const existing = new Map(mended.map(({ file }) => [file.file, file.text]));
  const planned = planWrites(
    root,
    mended.map(({ file, text }) => ({ path: file.file, contents: text })),
    existing,
  );
  return commitWrites(root, planned).length;
}
