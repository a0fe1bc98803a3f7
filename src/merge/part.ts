/** A piece of a merged text: agreed, or still open. Texts are whole lines with LF ends, or empty. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'conflict'; readonly base: string; readonly yours: string; readonly theirs: string };

export function agreed(text: string): readonly Part[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

export function open(base: string, yours: string, theirs: string): readonly Part[] {
  return [{ kind: 'conflict', base, yours, theirs }];
}

/** What a part puts into the merged text as long as it is open: the user's side. */
export function yoursOf(part: Part): string {
  return part.kind === 'text' ? part.text : part.yours;
}

/** Neighbouring conflicts are one question, and so never stand at the same place. */
export function joined(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last?.kind === 'conflict' && part.kind === 'conflict')
      out[out.length - 1] = {
        kind: 'conflict',
        base: last.base + part.base,
        yours: last.yours + part.yours,
        theirs: last.theirs + part.theirs,
      };
    else out.push(part);
  }
  return out;
}

/** Three-way choice between values: the side that changed it, and the user's where both did. */
export function pick<T>(base: T, yours: T, theirs: T): T {
  return yours === base ? theirs : yours;
}
