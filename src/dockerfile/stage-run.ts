import type { Instruction, Resolved, StageEnd, StageSyntax, Word } from '../model/dockerfile.ts';
import { expand } from './expand.ts';
import { PROXY_ARGS } from './predefined.ts';
import { getVariable, isDefined, setVariable, type Scope } from './scope.ts';

/** What is in force while the instructions of a stage are gone through. */
export interface Running extends StageEnd {
  readonly scope: Scope;
}

export interface StageRun {
  readonly running: Running;
  readonly end: StageEnd;
  readonly values: ReadonlyMap<Instruction, readonly Resolved[]>;
  readonly missing: readonly { readonly name: string; readonly at: Instruction }[];
}

interface Inputs {
  readonly escape: string;
  readonly globals: Scope;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly start: Running;
}

/** Instructions whose words Docker fills variables into. */
const EXPANDED = new Set(['ADD', 'COPY', 'ENV', 'EXPOSE', 'LABEL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR', 'ARG']);
const NO_MISSING: readonly { name: string; at: Instruction }[] = [];

/** Goes through a stage from top to bottom. */
export function runStage(syntax: StageSyntax, inputs: Inputs): StageRun {
  const values = new Map<Instruction, readonly Resolved[]>();
  const missing: { name: string; at: Instruction }[] = [];
  let running = inputs.start;
  for (const instruction of syntax.body) {
    if (EXPANDED.has(instruction.keyword))
      values.set(instruction, valuesOf(instruction, running.scope, inputs.escape, missing));
    define(instruction, running.scope, inputs);
    running = step(running, instruction, values.get(instruction) ?? []);
  }
  return { running, end: running, values, missing: missing.length === 0 ? NO_MISSING : missing };
}

function valuesOf(
  instruction: Instruction,
  scope: Scope,
  escape: string,
  missing: { name: string; at: Instruction }[],
): Resolved[] {
  const raw: readonly (Word | null)[] =
    instruction.pairs.length > 0 ? instruction.pairs.map((pair) => pair.value) : instruction.words;
  const lookup = (name: string) => {
    if (!isDefined(scope, name) && !PROXY_ARGS.has(name)) missing.push({ name, at: instruction });
    return getVariable(scope, name);
  };
  return raw.map((word) =>
    expand(instruction.json ? JSON.stringify(word?.value ?? '') : (word?.raw ?? ''), escape, lookup),
  );
}

/** Adds what ARG and ENV define. All pairs of one ENV see the variables as they were in front of it. */
function define(instruction: Instruction, scope: Scope, inputs: Inputs): void {
  if (instruction.keyword !== 'ENV' && instruction.keyword !== 'ARG') return;
  const lookup = (name: string) => getVariable(scope, name);
  const values = instruction.pairs.map(({ key, value }) =>
    instruction.keyword === 'ARG'
      ? argValue(key, value?.raw ?? null, inputs, lookup)
      : expand(value?.raw ?? '', inputs.escape, lookup),
  );
  for (const [index, value] of values.entries()) {
    setVariable(scope, instruction.pairs[index]?.key ?? '', value, instruction.keyword === 'ENV');
  }
}

function argValue(
  name: string,
  raw: string | null,
  inputs: Inputs,
  lookup: (name: string) => Resolved | null,
): Resolved {
  const given = Object.hasOwn(inputs.buildArgs, name) ? inputs.buildArgs[name] : undefined;
  if (given !== undefined) return { known: true, text: given, fromArg: true };
  if (raw === null) return getVariable(inputs.globals, name) ?? { known: false, text: `$${name}`, missing: name };
  const value = expand(raw, inputs.escape, lookup);
  return value.known ? { ...value, fromArg: true } : value;
}

function step(running: Running, by: Instruction, values: readonly Resolved[]): Running {
  const value = values[0] ?? null;
  switch (by.keyword) {
    case 'USER':
      return { ...running, user: { value, by } };
    case 'WORKDIR':
      return { ...running, workdir: { value: joined(running.workdir.value, value), by } };
    case 'ENTRYPOINT':
      return { ...running, entrypoint: { value: by.commands, by }, cmd: cmdUnder(running) };
    case 'CMD':
      return { ...running, cmd: { value: by.commands, by } };
    case 'HEALTHCHECK':
      return { ...running, healthcheck: by };
    case 'SHELL':
      return { ...running, shell: by.words.map((word) => word.value) };
    default:
      return running;
  }
}

/** Docker drops an inherited CMD when a stage sets its own ENTRYPOINT. */
function cmdUnder(running: Running): Running['cmd'] {
  return running.cmd.by ? running.cmd : { value: [], by: null };
}

function joined(before: Resolved | null, value: Resolved | null): Resolved | null {
  if (value === null || !value.known || /^(?:\/|[A-Za-z]:)/.test(value.text)) return value;
  if (before === null || !before.known) return before;
  return { ...value, text: `${before.text.replace(/\/$/, '')}/${value.text}` };
}
