import type { Command, Edit } from '../../model/dockerfile.ts';
import { runsOf } from '../_shared/runs.ts';
import { settingsOf } from '../_shared/stage-variables.ts';
import { startsOf } from '../_shared/starts.ts';
import { NOBODYS } from './account.ts';
import { MAKES_ACCOUNT } from './makes-account.ts';
import { copyLinesFrom } from './copies.ts';
import { builderImage, type Cut, type Halves } from './cut.ts';

/** The program alone, in an image without compiler or shell. */
export function splitGo(cut: Cut): Halves | null {
  const { project } = cut;
  const runtime = project.plan.images['runtime'];
  // Without a shell nobody can be made known there.
  const makesAccount = runsOf([cut.stage]).some(({ command }) => MAKES_ACCOUNT.test(command.name));
  const program = cut.system.length > 0 || makesAccount ? null : startedProgram(cut);
  const edits = program === null ? null : compileEdits(cut, program);
  if (program === null || edits === null || !runtime) return null;
  const written = project.plan.writable.map(({ path }) => path).filter((path) => path !== '/tmp');
  return {
    from: runtime.from,
    builder: 'build',
    edits: [...(project.parts.native || isUnflavoured(cut) ? builderImage(cut) : []), ...edits],
    last: written.length > 0 ? [`RUN mkdir -p ${written.join(' ')}`] : [],
    lines: shippedLines(cut, program, written),
  };
}

/** What makes the compile fit the image that ships; `null` where it does not make the program that is started. */
function compileEdits(cut: Cut, program: string): readonly Edit[] | null {
  const compile = runsOf([cut.stage]).findLast(({ command }) => /^go (?:build|install)\b/.test(wordsOf(command)));
  if (!compile || !makes(compile.command, program, cut.workdir)) return null;
  return cut.project.parts.native ? [] : pure(cut, compile.command, compile.instruction.index);
}

function shippedLines({ project, workdir }: Cut, program: string, written: readonly string[]): string[] {
  const [from, to] = isBare(program) ? [`/go/bin/${program}`, `/usr/local/bin/${program}`] : [program, program];
  return [
    `COPY --from=build ${from} ${to}`,
    ...copyLinesFrom(project.parts.sources, workdir),
    ...written.map((path) => `COPY --from=build --chown=${NOBODYS}:${NOBODYS} ${path} ${path}`),
    // Behind the copies, because WORKDIR would make a missing folder the base's own user's.
    `WORKDIR ${workdir}`,
    `USER ${NOBODYS}:${NOBODYS}`,
  ];
}

function wordsOf({ words }: Command): string {
  return words.map(({ value }) => value).join(' ');
}

/** What the container starts, as an absolute path or a bare name; `null` where a shell would be needed. */
function startedProgram({ stage, workdir }: Cut): string | null {
  const [start] = startsOf(stage);
  const json = start?.instruction.json;
  const word = json?.[0]?.value;
  if (word === undefined || !/^[A-Za-z0-9_./-]+$/.test(word)) return null;
  return word.startsWith('./') ? `${workdir}/${word.slice(2)}` : word.startsWith('/') || isBare(word) ? word : null;
}

function isBare(program: string): boolean {
  return !program.includes('/');
}

/** Whether a compile leaves its output where the start looks for it. */
function makes(compile: Command, program: string, workdir: string): boolean {
  if (compile.words[1]?.value === 'install') return isBare(program) || program.startsWith('/go/bin/');
  const given = outputOf(compile);
  const output = given.startsWith('/') ? given : `${workdir}/${given.replace(/^\.\//, '')}`;
  return output === program || (output.endsWith('/') && program.startsWith(output));
}

/** What `-o` says; without it the program lies in the folder where it was compiled. */
function outputOf({ words }: Command): string {
  const values = words.map(({ value }) => value);
  const at = values.findIndex((value) => value === '-o' || value.startsWith('-o='));
  if (at === -1) return './';
  return values[at] === '-o' ? (values[at + 1] ?? '') : (values[at]?.slice('-o='.length) ?? '');
}

/** Compiled without C, since the image that ships has no C library. */
function pure({ stage }: Cut, compile: Command, at: number): readonly Edit[] | null {
  const set = [
    ...compile.assignments.map(({ value }) => value).filter((value) => value.startsWith('CGO_ENABLED=')),
    ...settingsOf(stage, 'CGO_ENABLED', at).map(({ value }) => `CGO_ENABLED=${value}`),
  ];
  if (set.length > 0) return set.every((value) => value === 'CGO_ENABLED=0') ? [] : null;
  const first = compile.assignments[0] ?? compile.words[0];
  return first ? [{ range: { start: first.range.start, end: first.range.start }, text: 'CGO_ENABLED=0 ' }] : null;
}

/** Alpine's compiler stays where it was chosen. */
function isUnflavoured({ stage: { base } }: Cut): boolean {
  return base.kind === 'image' && !/[a-z]/.test((base.reference.tag ?? '').replace('latest', ''));
}
