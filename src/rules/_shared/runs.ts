import type { Command, Instruction, Stage } from '../../model/dockerfile.ts';
import { keptWith } from '../../model/kept-with.ts';

/** A command together with the RUN it stands in. */
export interface Run {
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly command: Command;
}

const POSIX = /(?:^|\/)(?:ba|da|a|z|k)?sh$/;

/** Runs of a stage and of a list of stages, worked out once: half of the rules ask for them. */
const ofStage = keptWith<Stage, readonly Run[]>();
const ofStages = keptWith<Iterable<Stage>, readonly Run[]>();

const NO_RUNS: readonly Run[] = [];

const byName = keptWith<readonly Run[], ReadonlyMap<string, readonly Run[]>>();

/** RUN commands whose program's name fits, in order. Looks at names first: a file has a few. */
export function runsNamed(stages: Iterable<Stage>, name: RegExp): readonly Run[] {
  const runs = runsOf(stages);
  const named = byName.get(runs) ?? Map.groupBy(runs, ({ command }) => command.name);
  byName.set(runs, named);
  let fitting: Set<string> | null = null;
  for (const one of named.keys()) if (name.test(one)) (fitting ??= new Set()).add(one);
  if (fitting === null) return NO_RUNS;
  const [only] = fitting;
  return fitting.size === 1
    ? (named.get(only ?? '') ?? NO_RUNS)
    : runs.filter(({ command }) => fitting.has(command.name));
}

/** RUN commands of stages, in order. Stages with a PowerShell or cmd shell give none: their words mean something else. */
export function runsOf(stages: Iterable<Stage>): readonly Run[] {
  const done = ofStages.get(stages);
  if (done) return done;
  const runs: Run[] = [];
  for (const stage of stages) for (const run of runsIn(stage)) runs.push(run);
  ofStages.set(stages, runs);
  return runs;
}

/** RUN commands of one stage. */
export function runsIn(stage: Stage): readonly Run[] {
  const done = ofStage.get(stage);
  if (done) return done;
  const runs = isPosix(stage) ? stage.body.map(payload).filter(({ keyword }) => keyword === 'RUN') : [];
  const made = runs.flatMap((instruction) => instruction.commands.map((command) => ({ stage, instruction, command })));
  ofStage.set(stage, made);
  return made;
}

/** What an ONBUILD runs later counts as if it ran now. */
export function payload(instruction: Instruction): Instruction {
  return instruction.trigger ?? instruction;
}

export function isPosix(stage: Stage): boolean {
  return POSIX.test(stage.end.shell[0] ?? '/bin/sh');
}

/** Values of the arguments behind the program. */
export function argsOf(command: Command): string[] {
  return command.words.slice(1).map((word) => word.value);
}

/** Whether one of the options stands among the arguments; `-y` is found in `-qy` too. */
export function hasOption(command: Command, ...names: readonly string[]): boolean {
  return command.words.some(({ value }, index) => index > 0 && names.some((name) => isOption(value, name)));
}

function isOption(arg: string, name: string): boolean {
  if (arg === name || (arg.startsWith(name) && arg[name.length] === '=')) return true;
  return /^-\w$/.test(name) && /^-[A-Za-z]\w*-?$/.test(arg) && arg.includes(name.slice(1));
}

/** First argument that is no option: the sub-command of `npm`, `git`, `apt-get` … */
export function subcommand(command: Command): string {
  return command.words.find(({ value }, index) => index > 0 && !value.startsWith('-'))?.value ?? '';
}

/** Arguments behind the sub-command that are no options. */
export function operands(command: Command): readonly Command['words'][number][] {
  const at = command.words.findIndex((word, index) => index > 0 && !word.value.startsWith('-'));
  return at === -1 ? [] : command.words.slice(at + 1).filter((word) => !word.value.startsWith('-'));
}
