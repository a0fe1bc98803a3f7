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

/** Images that a Dockerfile takes from outside, in order. */
export function externalImages(text: string): readonly ExternalImage[] {
  const stages = new Set<string>();
  const found: ExternalImage[] = [];
  for (const { text: instruction, line } of logicalLines(text)) {
    const from = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(instruction);
    const copied = /^\s*(COPY|RUN)\s.*?(?:--from=|,from=)([^\s,]+)/i.exec(instruction);
    if (from) {
      if (!stages.has((from[1] ?? '').toLowerCase())) found.push({ reference: from[1] ?? '', line, by: 'FROM' });
      stages.add((from[2] ?? '').toLowerCase());
    } else if (copied && !stages.has((copied[2] ?? '').toLowerCase()) && !/^\d+$/.test(copied[2] ?? '')) {
      found.push({
        reference: copied[2] ?? '',
        line,
        by: /copy/i.test(copied[1] ?? '') ? 'COPY --from' : 'RUN --mount',
      });
    }
  }
  return found;
}
