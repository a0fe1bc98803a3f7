import type { Command, Instruction, Stage } from '../../model/dockerfile.ts';

/** What a container of the stage starts, as written in the file: entry point, then command. */
export interface Start {
  readonly commands: readonly Command[];
  readonly instruction: Instruction;
}

/** The ENTRYPOINT and CMD in force that the file itself sets, in that order. */
export function startsOf(stage: Stage): Start[] {
  const { entrypoint, cmd } = stage.end;
  const own = [entrypoint, cmd].flatMap(({ value, by }) => (by && value ? [{ commands: value, instruction: by }] : []));
  return own;
}

/** Every command that a start runs, with the instruction it stands in. */
export function startCommands(stage: Stage): { command: Command; instruction: Instruction }[] {
  return startsOf(stage).flatMap(({ commands, instruction }) => commands.map((command) => ({ command, instruction })));
}
