/** A place in a Dockerfile that names an image from outside. */
export interface ExternalImage {
  readonly reference: string;
  /** Counted from 1. */
  readonly line: number;
  readonly by: 'FROM' | 'COPY --from' | 'RUN --mount';
}

/** Logical lines: continued ones are joined, comments and blank lines left out. Line numbers count from 1. */
export function logicalLines(text: string): readonly { readonly text: string; readonly line: number }[] {
  const lines: { text: string; line: number }[] = [];
  let open = false;
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '' || raw.trimStart().startsWith('#')) continue;
    const part = raw.replace(/\\\s*$/, ' ');
    const last = lines.at(-1);
    if (open && last) last.text += part;
    else lines.push({ text: part, line: index + 1 });
    open = /\\\s*$/.test(raw);
  }
  return lines;
}

/** A stage as its FROM line names it. */
interface StageHead {
  /** What stands after FROM, options left out. */
  readonly from: string;
  /** Lower case, as stages are matched; empty for none. */
  readonly name: string;
}

/** Reads a FROM line, `null` for any other. */
export function stageHead(instruction: string): StageHead | null {
  const [, from, name] = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(instruction) ?? [];
  return from === undefined ? null : { from, name: (name ?? '').toLowerCase() };
}

/** Images that a Dockerfile takes from outside, in order. */
export function externalImages(text: string): readonly ExternalImage[] {
  const stages = new Set<string>();
  const found: ExternalImage[] = [];
  for (const { text: instruction, line } of logicalLines(text)) {
    const head = stageHead(instruction);
    const named = head === null ? copiedFrom(instruction) : ({ reference: head.from, by: 'FROM' } as const);
    if (named !== null && !stages.has(named.reference.toLowerCase())) found.push({ ...named, line });
    if (head !== null) stages.add(head.name);
  }
  return found;
}

/** The image or stage that a COPY or a mount takes files from; stages by number are left out. */
function copiedFrom(instruction: string): Omit<ExternalImage, 'line'> | null {
  const [, keyword = '', reference] = /^\s*(COPY|RUN)\s.*?(?:--from=|,from=)([^\s,]+)/i.exec(instruction) ?? [];
  if (reference === undefined || /^\d+$/.test(reference)) return null;
  return { reference, by: keyword.toUpperCase() === 'COPY' ? 'COPY --from' : 'RUN --mount' };
}
