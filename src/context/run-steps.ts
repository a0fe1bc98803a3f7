/** One step of an expression: a letter, any number of letters, folders that may be missing, or a place between letters. */
export type Step =
  | { readonly kind: 'one' | 'many'; readonly takes: (letter: string) => boolean }
  | { readonly kind: 'folders' }
  | { readonly kind: 'place'; readonly holds: (before: string, after: string) => boolean };

/** Numbers of the steps that one can be at, at the same time: before a step, or inside the folders of one. */
interface Standing {
  readonly before: Set<number>;
  readonly inside: Set<number>;
}

/**
 * Whether the steps lead from one end of a path to the other. All ways are followed at once: going back and trying the next, as our
 * regular expressions do, takes for ever on lines that a hostile repository can write.
 */
export function runSteps(steps: readonly Step[], path: string): boolean {
  const letters = Array.from(path);
  let standing: Standing = { before: new Set([0]), inside: new Set() };
  skip(steps, standing, '', letters[0] ?? '');
  for (const [index, letter] of letters.entries()) {
    standing = advance(steps, standing, letter);
    if (standing.before.size === 0 && standing.inside.size === 0) return false;
    skip(steps, standing, letter, letters[index + 1] ?? '');
  }
  return standing.before.has(steps.length);
}

function advance(steps: readonly Step[], from: Standing, letter: string): Standing {
  const to: Standing = { before: new Set(), inside: new Set() };
  for (const at of from.inside) enter(to, at, letter);
  for (const at of from.before) {
    const step = steps[at];
    if (step?.kind === 'folders') enter(to, at, letter);
    else if (step !== undefined && step.kind !== 'place' && step.takes(letter))
      to.before.add(step.kind === 'many' ? at : at + 1);
  }
  return to;
}

function enter(to: Standing, at: number, letter: string): void {
  if (letter === '\n') return;
  to.inside.add(at);
  if (letter === '/') to.before.add(at + 1);
}

/** Steps that need no letter are gone over at once; the set grows while it is gone through. */
function skip(steps: readonly Step[], { before }: Standing, left: string, right: string): void {
  for (const at of before) {
    const step = steps[at];
    if (step === undefined || step.kind === 'one') continue;
    if (step.kind !== 'place' || step.holds(left, right)) before.add(at + 1);
  }
}
