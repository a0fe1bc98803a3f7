import * as node from 'node:fs';

/** The file-system calls of the writer, handed in as a value so that tests can fail or stop at each one. */
export type WriteFs = Pick<
  typeof node,
  | 'chmodSync'
  | 'closeSync'
  | 'fchmodSync'
  | 'fchownSync'
  | 'fsyncSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmdirSync'
  | 'unlinkSync'
  | 'writeSync'
>;

export const nodeFs: WriteFs = node;

/** Permission bits of a new file and of a new folder, whatever the umask. */
export const NEW_FILE_MODE = 0o644;
export const NEW_FOLDER_MODE = 0o755;

/** Identity of a new file: permission bits and, when it replaces one, the owner of that. */
export interface FileIdentity {
  readonly mode: number;
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

/** Creates a file that must not exist yet (so never writes through a link) and returns when its bytes are on the disk. */
export function createFile(fs: WriteFs, path: string, contents: Uint8Array, identity: FileIdentity): void {
  const file = fs.openSync(path, 'wx', 0o600);
  try {
    for (let written = 0; written < contents.length;) written += fs.writeSync(file, contents, written);
    keepOwner(fs, file, identity);
    fs.fchmodSync(file, identity.mode);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

/** Only root can give files away, and as root nobody wants a Dockerfile that its owner can't edit any more. */
function keepOwner(fs: WriteFs, file: number, { owner }: FileIdentity): void {
  if (owner === null || owner.uid === 0 || process.geteuid?.() !== 0) return;
  try {
    fs.fchownSync(file, owner.uid, owner.gid);
  } catch (error) {
    // Inside a user namespace not every owner can be named.
    if (!['EPERM', 'EINVAL'].includes(codeOf(error) ?? '')) throw error;
  }
}

/** Makes renames and new names in a folder survive a power cut, where the platform can. */
export function syncFolder(fs: WriteFs, folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Removes a file that may be gone already. */
export function removeFile(fs: WriteFs, path: string): void {
  if (fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined) fs.unlinkSync(path);
}

/** Code of a failed system call, as in `ENOSPC`; `null` for any other error. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null;
}
