/** A file in Yeoman's memory, as every version of its editor marks it. */
export interface MemoryFile {
  readonly path: string;
  readonly contents: Buffer | null;
  readonly stat?: { readonly mode?: number } | null;
  state?: 'modified' | 'deleted';
  stateCleared?: 'modified' | 'deleted';
  isNew?: boolean;
  committed?: boolean;
  /** What Yeoman's own conflicter was told. */
  conflicter?: string;
}

/** The part of Yeoman's shared file system that we use. */
export interface Store {
  readonly all: () => readonly MemoryFile[];
  readonly get: (path: string) => MemoryFile;
  readonly existsInMemory: (path: string) => boolean;
}

/** Whether a file waits to be written or removed. */
export function isPending(file: MemoryFile): boolean {
  return file.state === 'modified' || (file.state === 'deleted' && file.isNew !== true);
}

/** Marks a file as done, the way Yeoman's editor does after its own commit. */
export function markCommitted(file: MemoryFile): void {
  if (file.state !== undefined) file.stateCleared = file.state;
  delete file.state;
  delete file.isNew;
  file.committed = true;
}
