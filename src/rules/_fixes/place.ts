import type { Edit, Instruction, Stage } from '../../model/dockerfile.ts';

/** Instructions that say how a container starts: what belongs into the image stands in front of them. */
const START = /^(?:CMD|ENTRYPOINT|HEALTHCHECK|EXPOSE|STOPSIGNAL|LABEL)$/;

/** A line of its own behind an instruction. */
export function lineBehind(instruction: Instruction, text: string): Edit {
  const at = instruction.range.end;
  return { range: { start: at, end: at }, text: `\n${text}` };
}

/** The last instruction that makes up the image, rather than says how it starts; FROM when there is none. */
export function lastOfImage(stage: Stage): Instruction {
  return stage.body.findLast(({ keyword }) => !START.test(keyword)) ?? stage.from;
}

/** The instruction behind another one of the stage. Their numbers follow each other: no search through a long file. */
export function nextIn({ body }: Stage, { index }: Instruction): Instruction | undefined {
  return body[index - (body[0]?.index ?? index) + 1];
}
