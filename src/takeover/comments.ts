import { positionOf } from '../dockerfile/positions.ts';
import type { Found } from '../model/evidence.ts';
import type { Instruction } from '../model/dockerfile.ts';
import { holdsSecret } from './shown.ts';
import type { Reading } from './reading.ts';

/** Comments that tools read belong to the old file, not to a line of it. */
const FOR_TOOLS = /^(?:syntax|check|escape)\s*=|^hadolint\b|^ironhull\b|^trivy:|^checkov:/;

/** Comment lines right above an instruction, as they stand, each with its line end; empty where there are none. */
export function commentsAbove({ dockerfile, text }: Reading, instruction: Instruction): string {
  const at = dockerfile.pieces.findIndex((piece) => piece.kind === 'instruction' && piece.instruction === instruction);
  let first = at;
  while (isOwn(dockerfile.pieces[first - 1])) first -= 1;
  const lines = text.slice(dockerfile.pieces[first]?.range.start ?? 0, dockerfile.pieces[at]?.range.start ?? 0);
  return holdsSecret(lines) ? '' : lines;
}

function isOwn(piece: Reading['dockerfile']['pieces'][number] | undefined): boolean {
  return piece?.kind === 'comment' && !FOR_TOOLS.test(piece.comment.text);
}

/** Comments that go with the lines they were about. `kept` are the texts that stay. */
export function lostComments(reading: Reading, kept: readonly string[]): readonly Found<string>[] {
  const { dockerfile, file } = reading;
  return dockerfile.comments
    .filter(
      ({ text }) =>
        text !== '' && !FOR_TOOLS.test(text) && !holdsSecret(text) && !kept.some((one) => one.includes(text)),
    )
    .map(({ text, range }) => ({
      value: text,
      from: `${file}:${positionOf(dockerfile.lineStarts, range.start).line}`,
    }));
}
