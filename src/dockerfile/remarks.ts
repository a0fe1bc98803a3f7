import type { Dockerfile, Instruction } from '../model/dockerfile.ts';

/** The comment lines right above an instruction, without their hashes, as one text. */
export function commentOf(dockerfile: Dockerfile, instruction: Instruction): string {
  const at = dockerfile.pieces.findIndex((piece) => piece.kind === 'instruction' && piece.instruction === instruction);
  const remarks: string[] = [];
  for (let above = at - 1; above >= 0; above -= 1) {
    const piece = dockerfile.pieces[above];
    if (piece?.kind !== 'comment') break;
    remarks.unshift(piece.comment.text);
  }
  return remarks.join(' ');
}

/** What stands above the stage that an offset lies in; its name when nothing does. */
export function stageTitle(dockerfile: Dockerfile, offset: number): string {
  const stage = dockerfile.stages.findLast(({ from }) => from.range.start <= offset);
  if (!stage) return '';
  return commentOf(dockerfile, stage.from) || (stage.name ?? `stage ${stage.index}`);
}
