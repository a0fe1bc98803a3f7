import type { Directive, Range } from '../model/dockerfile.ts';

const DIRECTIVE = /^#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/;
const NAMES = ['syntax', 'check', 'escape'] as const;

/** Reads a comment line as a directive; `null` ends the run of directives at the top of the file. */
export function readDirective(line: string, range: Range): Directive | null {
  const match = DIRECTIVE.exec(line.trimStart());
  const name = NAMES.find((known) => known === match?.[1]?.toLowerCase());
  return name === undefined ? null : { name, value: match?.[2] ?? '', range };
}
