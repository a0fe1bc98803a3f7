import { Buffer } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { decodeText } from './decode-text.ts';

const MEGABYTE = 1_000_000;
/** Manifests and sources: people write them, so they are small. */
export const MAX_TEXT = 5 * MEGABYTE;
/** Lock files of large monorepos are written by tools and reach tens of megabytes. */
export const MAX_LOCK_FILE = 40 * MEGABYTE;

/** Text at `real`, or why there is none, in words that follow the file's name. */
export type ReadText = { readonly text: string } | { readonly refused: string; readonly hints: readonly string[] };

/** Reads one regular file whose links are already resolved; `path` is its name in messages and decides the size limit. */
export function readText(real: string, path: string): ReadText {
  // NONBLOCK and NOFOLLOW: the file may have become a pipe or a link since it was looked at.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  let file: number | undefined;
  try {
    file = openSync(real, flags);
    return refusal(file, path) ?? decodeFile(file);
  } catch (error) {
    return { refused: `can't be read (${codeOf(error)}).`, hints: [] };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The error for a text that was needed and refused. */
export function refusedText(path: string, refused: string, hints: readonly string[]): UsageError {
  return new UsageError(`${JSON.stringify(path).slice(1, -1)} ${refused}`, { hints });
}

function refusal(file: number, path: string): ReadText | null {
  const limit = /lock/i.test(path.split('/').at(-1) ?? '') ? MAX_LOCK_FILE : MAX_TEXT;
  const { size } = fstatSync(file);
  if (size <= limit) return null;
  return {
    refused: `has ${inMegabytes(size)} MB: files of its kind are read up to ${inMegabytes(limit)} MB.`,
    hints: [],
  };
}

/** Most files fit in here, and their bytes are needed no longer than it takes to decode them. Node's own are cut from a pool that lives on. */
const small = Buffer.allocUnsafeSlow(65_536);

function bytesOf(file: number): Uint8Array {
  let length = 0;
  for (let read = -1; read !== 0 && length < small.length; length += read)
    read = readSync(file, small, length, small.length - length, length);
  return length < small.length ? small.subarray(0, length) : readFileSync(file);
}

function decodeFile(file: number): ReadText {
  const decoded = decodeText(bytesOf(file));
  if ('text' in decoded) return decoded;
  return { refused: `is ${decoded.refused}.`, hints: ['save it as UTF-8 and run again'] };
}

function inMegabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(1).replace(/\.0$/, '');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
