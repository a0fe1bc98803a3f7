import type { Found } from '../../../model/evidence.ts';
import { place } from '../../_shared/place.ts';
import type { RustFile } from './files.ts';

export type Signal = 'SIGTERM' | 'SIGINT';

/** Calls by which a program, or what it is built on, takes a signal itself. What takes Ctrl-C alone knows nothing of SIGTERM. */
const HANDLERS: readonly (readonly [Signal, RegExp])[] = [
  [
    'SIGTERM',
    /\bSignalKind::terminate\(\)|\bsignal_hook\b|\bSIGTERM\b|\bHttpServer::new\(|\brocket::(?:build|custom)\(|#\[launch\]/,
  ],
  ['SIGINT', /\bctrl_c\(\)|\bctrlc::set_handler\(|\bSignalKind::interrupt\(\)/],
];

/** The first place in which the program takes a signal that stops it, `null` when it leaves them to the kernel. */
export function findSignals(files: readonly RustFile[]): Found<Signal> | null {
  for (const [value, pattern] of HANDLERS) {
    for (const file of files) {
      const match = pattern.exec(file.code);
      if (match !== null) return { value, from: place(file.path, file.code, match.index) };
    }
  }
  return null;
}
