import type { Change } from '../../model/change.ts';
import type { Terminal } from '../terminal.ts';
import { visible } from '../visible.ts';

/** A file before and after. */
export type Patched = Pick<Change, 'before' | 'text'> & { readonly file: Pick<Change['file'], 'path'> };

/** A unified diff of some files as `git apply` takes it, with the control characters of the old texts spelled out. */
export async function patchOf(changes: readonly Patched[], terminal: Terminal): Promise<readonly string[]> {
  // Loaded when somebody looks: most runs show no difference.
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  return changes.flatMap(({ file, before, text }) => {
    const path = visible(file.path);
    const old = before === null ? '/dev/null' : `a/${path}`;
    const options = { headerOptions: FILE_HEADERS_ONLY };
    const patch = createTwoFilesPatch(old, `b/${path}`, before ?? '', text, undefined, undefined, options);
    const lines = patch.split('\n').slice(0, -1);
    return lines.map((line) => painted(line.split('\t').map(visible).join('\t'), terminal));
  });
}

function painted(line: string, terminal: Terminal): string {
  if (line.startsWith('+')) return terminal.paint('added', line);
  return line.startsWith('-') ? terminal.paint('removed', line) : line;
}
