import type { Command, Edit } from '../../model/dockerfile.ts';
import { runsOf } from '../_shared/runs.ts';
import { settingsOf } from '../_shared/stage-variables.ts';
import { startsOf } from '../_shared/starts.ts';
import { NOBODYS } from './account.ts';
import { copyLinesFrom } from './copies.ts';
import type { Cut, Halves } from './split.ts';

/** The program alone, in an image without compiler or shell. */
export function splitGo(cut: Cut): Halves | null {
  const { project, workdir, stage } = cut;
  const { images } = project.plan;
  const compile = runsOf([stage]).findLast(({ command }) => /^go (?:build|install)\b/.test(wordsOf(command)));
  const program = startedProgram(cut);
  const [build, runtime] = [images['build'], images['runtime']];
  if (!compile || program === null || !build || !runtime || !makes(compile.command, program, workdir)) return null;
  const native = project.parts.native;
  const edits = native ? [baseImage(cut, build.from)] : pure(cut, compile.command, compile.instruction.index);
  if (edits === null) return null;
  const written = project.plan.writable.map(({ path }) => path).filter((path) => path !== '/tmp');
  const target = isBare(program) ? `/usr/local/bin/${program}` : program;
  return {
    from: runtime.from,
    builder: 'build',
    edits: edits.filter((edit) => edit !== null),
    last: written.length > 0 ? [`RUN mkdir -p ${written.join(' ')}`] : [],
    lines: [
      `COPY --from=build ${isBare(program) ? `/go/bin/${program}` : program} ${target}`,
      ...copyLinesFrom(project.parts.sources, workdir),
      ...written.map((path) => `COPY --from=build --chown=${NOBODYS}:${NOBODYS} ${path} ${path}`),
      // Behind the copies, because WORKDIR would make a missing folder the base's own user's.
      `WORKDIR ${workdir}`,
      `USER ${NOBODYS}:${NOBODYS}`,
    ],
  };
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
  const at = compile.words.findIndex(({ value }) => value === '-o' || value.startsWith('-o='));
  const word = compile.words[at]?.value ?? '';
  const given = at === -1 ? './' : word === '-o' ? (compile.words[at + 1]?.value ?? '') : word.slice(3);
  const output = given.startsWith('/') ? given : `${workdir}/${given.replace(/^\.\//, '')}`;
  return output === program || (output.endsWith('/') && program.startsWith(output));
}

/** Compiled without C, since the image that ships has no C library. */
function pure({ stage }: Cut, compile: Command, at: number): readonly (Edit | null)[] | null {
  const set = [
    ...compile.assignments.map(({ value }) => value).filter((value) => value.startsWith('CGO_ENABLED=')),
    ...settingsOf(stage, 'CGO_ENABLED', at).map(({ value }) => `CGO_ENABLED=${value}`),
  ];
  if (set.length > 0) return set.every((value) => value === 'CGO_ENABLED=0') ? [] : null;
  const first = compile.assignments[0] ?? compile.words[0];
  return first ? [{ range: { start: first.range.start, end: first.range.start }, text: 'CGO_ENABLED=0 ' }] : null;
}

/** C code is compiled against the C library of the image that ships. */
function baseImage({ stage }: Cut, from: string): Edit | null {
  return stage.image ? { range: stage.image.range, text: from } : null;
}
