import type { Found } from '../../../model/evidence.ts';
import { place } from '../../_shared/place.ts';
import type { GoFile } from './packages.ts';

/** Calls by which a program, or what it is built on, takes SIGTERM itself. */
const HANDLERS = /\b(?:signal\.Notify(?:Context)?|SetupSignalHandler|fx\.New|run\.SignalHandler)\(/;

/** The first place in which the program takes signals, `null` when it leaves them to the kernel. */
export function findSignals(files: readonly GoFile[]): Found<string> | null {
  for (const file of files) {
    const match = HANDLERS.exec(file.code);
    if (match !== null) return { value: match[0].slice(0, -1), from: place(file.path, file.code, match.index) };
  }
  return null;
}
