import type { AuditedFile } from './audit.ts';
import type { Finding, Severity } from './model/finding.ts';
import type { Dockerfile, Position, Range } from './model/dockerfile.ts';
import { checkDockerfile } from './rules/check-dockerfile.ts';
import type { DockerfileInput, DockerfileRule, Settings } from './rules/_shared/define-rule.ts';
import { dockerfileInput } from './rules/_shared/dockerfile-input.ts';
import { findShellcheck } from './shellcheck/find-shellcheck.ts';
import { scriptsOf, type Script } from './shellcheck/scripts-of.ts';
import type { ShellComment } from './shellcheck/run-shellcheck.ts';
import { aroundText } from './surroundings.ts';

/** Files with what ShellCheck says of their RUN bodies. */
export interface ShellChecked {
  readonly files: readonly AuditedFile[];
  /** There were RUN bodies, and no ShellCheck to read them. */
  readonly missing: boolean;
}

interface Place {
  readonly file: AuditedFile;
  readonly input: DockerfileInput;
  readonly script: Script;
}

/** Has a ShellCheck, by its path, read every RUN body. Without one, files come back as they were. */
export async function shellFindings(
  files: readonly AuditedFile[],
  settings: Settings,
  program: string | null = findShellcheck(),
): Promise<ShellChecked> {
  if (program === null)
    return { files, missing: files.some(({ mendable, text }) => mendable && /^\s*RUN\s/im.test(text)) };
  const places = files.filter(({ mendable }) => mendable).flatMap((file) => placesOf(file, settings));
  if (places.length === 0) return { files, missing: false };
  const { runShellcheck } = await import('./shellcheck/run-shellcheck.ts');
  const comments = await runShellcheck(
    program,
    places.map(({ script }) => script),
  );
  const byFile = Map.groupBy(
    places.map((place, index) => ({ place, comments: comments[index] ?? [] })),
    ({ place }) => place.file,
  );
  return { files: files.map((file) => withComments(file, byFile.get(file) ?? [])), missing: false };
}

function placesOf(file: AuditedFile, settings: Settings): Place[] {
  const input = dockerfileInput(file.text, aroundText(settings));
  return scriptsOf(input.dockerfile, input.stages).map((script) => ({ file, input, script }));
}

function withComments(
  file: AuditedFile,
  said: readonly { readonly place: Place; readonly comments: readonly ShellComment[] }[],
): AuditedFile {
  const [first] = said;
  if (!first) return file;
  const { input } = first.place;
  const rules = said.flatMap(({ place, comments }) => comments.map((comment) => ruleOf(comment, place)));
  const { findings, suppressed } = checkDockerfile(file.file, input, rules);
  const all: Finding[] = [...file.findings, ...findings].toSorted((one, other) => one.range.start - other.range.start);
  return { ...file, findings: all, suppressed: file.suppressed + suppressed };
}

/** A host with ShellCheck must not fail where one without passes: nothing of it is worse than `low`. */
const SEVERITIES = { error: 'low', warning: 'low', info: 'info', style: 'info' } as const satisfies Record<
  ShellComment['level'],
  Severity
>;

/** One comment as a rule, so that suppressions, also those of hadolint, and fingerprints are the same as everywhere. */
function ruleOf({ code, level, message, ...at }: ShellComment, { script, input }: Place): DockerfileRule {
  const id = `SC${code}`;
  return {
    name: 'shellcheck',
    summary: 'ShellCheck has nothing to say about a RUN.',
    severity: SEVERITIES[level],
    references: [`ShellCheck ${id}`],
    messages: { said: '{id}: {message}' },
    check: (_input, report) =>
      report({ at: rangeOf(input.dockerfile, script.start, at), message: 'said', data: { id, message } }),
  };
}

function rangeOf(
  { lineStarts, text }: Dockerfile,
  { line: first, column: shift }: Position,
  { line, endLine, column, endColumn }: Pick<ShellComment, 'line' | 'endLine' | 'column' | 'endColumn'>,
): Range {
  const offset = (row: number, at: number): number =>
    Math.min((lineStarts[first + row - 2] ?? 0) + at - 1 + (row === 1 ? shift - 1 : 0), text.length);
  return { start: offset(line, column), end: offset(endLine, endColumn) };
}
