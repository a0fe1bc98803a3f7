import type { Edit, Instruction } from '../../model/dockerfile.ts';
import { destinationOf, sourcesOf } from '../_shared/copies.ts';

/** Where files and folders of the context go to when everything went to `destination`. */
export interface Target {
  /** For files: ends with `/`. */
  readonly files: string;
  /** In front of a folder's name. */
  readonly folder: string;
}

/** The target of a COPY; `null` when it is no plain path. */
export function targetOf(instruction: Instruction): Target | null {
  const word = destinationOf(instruction);
  if (word === undefined || !word.literal || !/^[A-Za-z0-9_./-]+$/.test(word.value)) return null;
  const path = word.value === '.' ? './' : word.value.replace(/\/?$/, '/');
  return { files: path, folder: path };
}

/** `COPY` lines with the flags of an instruction: files of one folder in one line, each folder in its own. */
export function copyLines(instruction: Instruction, paths: readonly string[], target: Target, text: string): string[] {
  const flags = instruction.flags.map(({ range }) => `${text.slice(range.start, range.end)} `).join('');
  const keyword = text.slice(instruction.keywordRange.start, instruction.keywordRange.end);
  const isFolder = (path: string) => path.endsWith('/');
  const files = paths.filter((path) => !isFolder(path));
  const byFolder = Map.groupBy(files, (path) => path.slice(0, path.lastIndexOf('/') + 1));
  return [
    ...[...byFolder].map(([folder, names]) => `${keyword} ${flags}${names.join(' ')} ${target.files}${folder}`),
    ...paths.filter(isFolder).map((path) => `${keyword} ${flags}${path} ${target.folder}${path}`),
  ];
}

/** Whether an instruction copies the whole context and nothing else. */
export function copiesAll(instruction: Instruction): boolean {
  const sources = sourcesOf(instruction);
  return sources.length === 1 && /^(?:\.|\.\/)$/.test(sources[0]?.value ?? '');
}

export function replaced(instruction: Instruction, lines: readonly string[]): Edit {
  return { range: instruction.range, text: lines.join('\n') };
}

/** `COPY` lines of paths of the context into a folder of the image. */
export function copyLinesFrom(paths: readonly string[], into: string): string[] {
  const files = paths.filter((path) => !path.includes('/'));
  const others = paths.filter((path) => path.includes('/')).map((path) => path.replace(/\/$/, ''));
  return [
    ...(files.length > 0 ? [`COPY ${files.join(' ')} ${into}/`] : []),
    ...others.map((path) => `COPY ${path} ${into}/${path}`),
  ];
}
