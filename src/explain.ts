import { commentOf, stageTitle } from './dockerfile/remarks.ts';
import { parseDockerfile } from './dockerfile/parse.ts';
import { UsageError } from './errors.ts';
import type { Dockerfile, Instruction } from './model/dockerfile.ts';
import type { Repo } from './model/repo.ts';
import { generatedTexts, readState } from './state/state-file.ts';

/** Why a line of a file is there. */
export interface ExplainedLine {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly text: string;
  /** `generated` stands as the last run wrote it; `yours` was changed or added since; `foreign` is of no file that ironhull wrote. */
  readonly origin: 'generated' | 'yours' | 'foreign';
  /** The remark above the stage that it belongs to; empty when there is none. */
  readonly stage: string;
  /** The remark right above it; empty when there is none. */
  readonly remark: string;
  /** Promises of the hardening contract that it keeps, as in `H2`. */
  readonly promises: readonly string[];
}

/** A place to explain. */
export interface ExplainedPlace {
  /** Relative to the repo root. */
  readonly file: string;
  readonly line: number;
  /** Version of ironhull that asks. */
  readonly generator: string;
}

/** What each instruction is for, beyond what its remark says. */
const KEEPS: Readonly<Record<string, readonly string[]>> = {
  FROM: ['H5'],
  USER: ['H1'],
  EXPOSE: ['H19'],
  STOPSIGNAL: ['H10'],
  ENTRYPOINT: ['H10'],
  CMD: ['H10'],
  HEALTHCHECK: ['H11'],
  LABEL: ['H13'],
};

/** Flags by what they keep. */
const FLAGS: readonly (readonly [RegExp, string])[] = [
  [/^--chmod=|^--chown=/, 'H2'],
  [/^--network=none/, 'H8'],
  [/^--mount=type=(?:secret|ssh)/, 'H8'],
  [/^--mount=type=cache/, 'H17'],
  [/^--platform=\$BUILDPLATFORM/, 'H15'],
];

/** Explains a line. Throws `UsageError` when there is no such file or line. */
export function explainLine(repo: Repo, { file, line, generator }: ExplainedPlace): ExplainedLine {
  const text = repo.text(file);
  const lines = text?.split('\n') ?? [];
  const own = lines[line - 1];
  if (text === null || own === undefined) throw new UsageError(nothingAt(file, line, text === null, lines.length));
  const about = file.endsWith('dockerignore')
    ? { stage: '', remark: '', promises: ['H9'] }
    : aboutLine(parseDockerfile(text), line, own);
  return { file, line, text: own, origin: originOf(repo, file, own, generator), ...about };
}

function nothingAt(file: string, line: number, isGone: boolean, count: number): string {
  return isGone ? `no file at ${file}.` : `${file} has ${count} lines: there is no line ${line}.`;
}

function originOf(repo: Repo, file: string, text: string, generator: string): ExplainedLine['origin'] {
  const generated = generatedTexts(readState(repo, generator), repo).get(file);
  if (generated === undefined) return 'foreign';
  return generated.split('\n').includes(text) ? 'generated' : 'yours';
}

function aboutLine(
  dockerfile: Dockerfile,
  line: number,
  text: string,
): Pick<ExplainedLine, 'stage' | 'remark' | 'promises'> {
  const start = dockerfile.lineStarts[line - 1] ?? 0;
  const end = start + text.length;
  // A remark belongs to what it stands above.
  const next = dockerfile.instructions.find(({ range }) => range.end > start);
  const instruction = next && next.range.start <= end ? next : null;
  const remark = instruction ? commentOf(dockerfile, instruction) : text.replace(/^#\s?/, '');
  const said = [...remark.matchAll(/\bH\d{1,2}\b/g)].map(([id]) => id);
  const kept = instruction ? keptBy(instruction) : directiveKeeps(text);
  return {
    stage: stageTitle(dockerfile, next?.range.start ?? start),
    remark,
    promises: [...new Set([...said, ...kept])],
  };
}

function directiveKeeps(text: string): string[] {
  return /^# (?:syntax|check)=/.test(text) ? ['H6'] : [];
}

function keptBy({ keyword, flags }: Instruction): string[] {
  const written = flags.map(({ name, value }) => `--${name}${value === null ? '' : `=${value}`}`);
  return [
    ...(KEEPS[keyword] ?? []),
    ...FLAGS.flatMap(([pattern, id]) => (written.some((flag) => pattern.test(flag)) ? [id] : [])),
  ];
}
