import type { Resolved } from '../model/dockerfile.ts';

/** Chains longer than this are copied flat, so that a lookup stays short over thousands of stages. */
const MAX_CHAIN = 128;

interface Entry {
  readonly value: Resolved;
  readonly env: boolean;
}

/** Variables of a stage, in front of those it inherits. */
export interface Scope {
  readonly own: Map<string, Entry>;
  readonly parent: Scope | null;
  readonly chain: number;
  /** Whether the base image may set variables that nobody told us of. */
  readonly open: boolean;
}

export function newScope(above: Scope | null, open: boolean): Scope {
  const parent = above !== null && above.own.size === 0 && above.parent !== null ? above.parent : above;
  if (parent === null) return { own: new Map(), parent: null, chain: 0, open };
  if (parent.chain < MAX_CHAIN) return { own: new Map(), parent, chain: parent.chain + 1, open: parent.open };
  return { own: flat(parent), parent: null, chain: 0, open: parent.open };
}

/** Sets a variable; an ARG never hides an ENV of the same name. */
export function setVariable(scope: Scope, name: string, value: Resolved, env: boolean): void {
  if (env || find(scope, name)?.env !== true) scope.own.set(name, { value, env });
}

export function getVariable(scope: Scope, name: string): Resolved | null {
  const found = find(scope, name)?.value ?? null;
  if (found !== null || !scope.open) return found;
  return { known: false, text: `$${name}`, missing: name };
}

/** Whether the file itself, or the base's contract, defines the name. */
export function isDefined(scope: Scope, name: string): boolean {
  return find(scope, name) !== null;
}

function find(scope: Scope, name: string): Entry | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const entry = at.own.get(name);
    if (entry !== undefined) return entry;
  }
  return null;
}

function flat(scope: Scope): Map<string, Entry> {
  const layers: Scope[] = [];
  for (let at: Scope | null = scope; at !== null; at = at.parent) layers.push(at);
  const all = new Map<string, Entry>();
  for (const layer of layers.toReversed()) for (const [name, entry] of layer.own) all.set(name, entry);
  return all;
}
