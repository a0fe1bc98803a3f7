import type { Command, Edit, Instruction, Stage } from '../../model/dockerfile.ts';
import type { DockerfileInput, FileEdits, Mend } from '../_shared/define-rule.ts';

/** `--mount=type=secret,env=` is younger than mounts themselves. */
const OLD_FRONTEND = /^docker\/dockerfile:1\.[0-9](?:\.|-|$)/;

/**
 * The argument goes, its steps get the secret as a variable of the same name, and everything that hands the argument to the build hands the
 * secret. Nothing is mended where one of these cannot be rewritten.
 */
export function secretMount(
  name: string,
  input: DockerfileInput,
  reads: (command: Command) => boolean,
): { fix?: Mend } {
  const { dockerfile, stages, places } = input;
  const id = name.toLowerCase();
  const handed = places?.passSecret(name, id) ?? null;
  if (handed === null || dockerfile.directives.some(({ value }) => OLD_FRONTEND.test(value))) return {};
  const instructions = [...dockerfile.preamble, ...stages.flatMap(({ body }) => body)];
  const runs = stages.flatMap((stage) => readers(stage, name, reads));
  if (runs.length === 0 || runs.some(leavesBehind) || usedElsewhere(instructions, name)) return {};
  const removed = instructions.flatMap((instruction) => withoutPair(instruction, name, dockerfile.text));
  const mounts = runs.map((run) => mounted(run, id, name));
  return fixOf(name, id, [...removed, ...mounts], handed);
}

function fixOf(name: string, id: string, edits: readonly Edit[], files: readonly FileEdits[]): { fix: Mend } {
  const title = `mount ${name} as the secret ${id}; what was built with it is compromised: rotate it`;
  return { fix: { title, safe: false, edits, files, alone: true } };
}

/** RUN instructions below the ARG whose commands name the variable or read it by themselves. */
function readers(stage: Stage, name: string, reads: (command: Command) => boolean): Instruction[] {
  const arg = stage.body.findIndex(({ keyword, pairs }) => keyword === 'ARG' && pairs.some(({ key }) => key === name));
  if (arg === -1) return [];
  return stage.body
    .slice(arg)
    .filter(({ keyword, commands, text }) => keyword === 'RUN' && (names(text, name) || commands.some(reads)));
}

function names(text: string, name: string): boolean {
  return new RegExp(String.raw`\$\{?${name}\b`).test(text);
}

/** A file with the secret in it that the same step does not take away again. */
function leavesBehind({ commands, heredocs }: Instruction): boolean {
  const written = commands.flatMap(({ redirects }) =>
    redirects.filter(({ operator, target }) => operator.startsWith('>') && !target.value.startsWith('/dev/')),
  );
  const gone = new Set(commands.flatMap(({ name, words }) => (name === 'rm' ? words.map(({ value }) => value) : [])));
  return heredocs.length > 0 || written.some(({ target }) => !gone.has(target.value));
}

/** ENV NAME=$NAME goes with the argument; any other use would be left without a value. */
function usedElsewhere(instructions: readonly Instruction[], name: string): boolean {
  return instructions.some(
    ({ keyword, text, pairs }) =>
      !/^(?:RUN|CMD|ENTRYPOINT)$/.test(keyword) &&
      names(text, name) &&
      !(keyword === 'ENV' && pairs.every(({ key, value }) => key === name || !names(value?.raw ?? '', name))),
  );
}

/** Takes `NAME` out of an ARG or ENV, and the instruction with it when nothing else is left. */
function withoutPair({ keyword, pairs, range }: Instruction, name: string, text: string): Edit[] {
  const pair = pairs.find(({ key }) => key === name);
  if (!pair || !/^(?:ARG|ENV)$/.test(keyword)) return [];
  if (pairs.length === 1)
    return [{ range: { start: range.start, end: text[range.end] === '\n' ? range.end + 1 : range.end }, text: '' }];
  const end = /^\s*(?:\\\s*\n\s*)?/.exec(text.slice(pair.range.end))?.[0].length ?? 0;
  const isLast = pair === pairs.at(-1);
  const before = /\s*(?:\\\s*\n\s*)?$/.exec(text.slice(0, pair.range.start))?.[0].length ?? 0;
  return [
    {
      range: isLast
        ? { start: pair.range.start - before, end: pair.range.end }
        : { start: pair.range.start, end: pair.range.end + end },
      text: '',
    },
  ];
}

function mounted({ keywordRange }: Instruction, id: string, name: string): Edit {
  const at = keywordRange.end;
  return { range: { start: at, end: at }, text: ` --mount=type=secret,id=${id},env=${name},required=true` };
}
