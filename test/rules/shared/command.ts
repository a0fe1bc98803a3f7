import { onePiece } from '../../../src/dockerfile/logical-line.ts';
import { scriptCommands } from '../../../src/dockerfile/shell/commands.ts';
import type { Command } from '../../../src/model/dockerfile.ts';
import type { Run } from '../../../src/rules/_shared/runs.ts';

/** The first command of a shell text. */
export function command(text: string): Command {
  return scriptCommands(onePiece(text, 0), [])[0] as Command;
}

/** The same as a rule gets it, where only the command counts. */
export function run(text: string): Run {
  return { command: command(text) } as Run;
}
