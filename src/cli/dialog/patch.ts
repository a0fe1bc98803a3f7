import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Change } from '../../model/change.ts';
import type { Terminal } from '../terminal.ts';
import { visible } from '../visible.ts';

/** A unified diff of one file as `git apply` takes it, with the control characters of the old text spelled out. */
export function patchOf({ file, before, text }: Change, terminal: Terminal): readonly string[] {
  const path = visible(file.path);
  const old = before === null ? '/dev/null' : `a/${path}`;
  const patch = createTwoFilesPatch(old, `b/${path}`, before ?? '', text, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
  const lines = patch.split('\n').slice(0, -1);
  return lines.map((line) => painted(line.split('\t').map(visible).join('\t'), terminal));
}

function painted(line: string, terminal: Terminal): string {
  if (line.startsWith('+')) return terminal.paint('added', line);
  return line.startsWith('-') ? terminal.paint('removed', line) : line;
}
