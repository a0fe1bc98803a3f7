import type { Facts } from '../model/facts.ts';

const COMPILED: ReadonlySet<string> = new Set(['go', 'rust']);

/** Whether what is shipped is one program and nothing that runs it. */
export function shipsCompiled({ stack }: Pick<Facts, 'stack'>): boolean {
  return COMPILED.has(stack);
}
