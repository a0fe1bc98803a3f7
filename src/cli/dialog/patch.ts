import { secretPlaces } from '../../api.ts';
import type { Change } from '../../model/change.ts';
import type { Terminal } from '../terminal.ts';

/** A file before and after. */
export type Patched = Pick<Change, 'before' | 'text'> & { readonly file: Pick<Change['file'], 'path'> };

/** A unified diff of some files as `git apply` takes it, unless the old text holds secrets: those are hidden. */
export async function patchOf(changes: readonly Patched[], terminal: Terminal): Promise<readonly string[]> {
  // Loaded when somebody looks: most runs show no difference.
  const { maskedPatch } = await import('../masked-patch.ts');
  return changes.flatMap(({ file, before, text }) => {
    const old = before ?? '';
    const patch = maskedPatch({
      path: file.path,
      before: old,
      after: text,
      secrets: secretPlaces(old),
      isNew: before === null,
    });
    return patch
      .split('\n')
      .slice(0, -1)
      .map((line) => painted(line, terminal));
  });
}

function painted(line: string, terminal: Terminal): string {
  if (line.startsWith('+')) return terminal.paint('added', line);
  return line.startsWith('-') ? terminal.paint('removed', line) : line;
}
