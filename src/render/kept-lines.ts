import { applyEdits } from '../dockerfile/edits.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import type { Dockerfile, Edit, StageSyntax } from '../model/dockerfile.ts';
import type { Kept, KeptInstruction } from '../model/takeover.ts';

/** The rendered Dockerfile with a person's own instructions and stages in their places. */
export function withKeptLines(text: string, kept: Kept | undefined): string {
  if (kept === undefined) return text;
  const dockerfile = parseDockerfile(text);
  const shipped = dockerfile.stages.at(-1);
  if (shipped === undefined) throw new TypeError('a template made no stage');
  const edits = [...skipped(dockerfile, kept), ...stagesAbove(dockerfile, shipped, kept), ...placed(dockerfile, kept)];
  return `${
    applyEdits(
      text,
      together(edits).map((edit) => [edit]),
    ).text
  }${named(shipped, kept)}`;
}

/** Several texts for one place become one. */
function together(edits: readonly Edit[]): readonly Edit[] {
  const byPlace = Map.groupBy(edits, ({ range }) => range.start);
  return [...byPlace.values()].map((group) => ({
    range: group[0]?.range ?? { start: 0, end: 0 },
    text: group.map(({ text }) => text).join(''),
  }));
}

function skipped({ directives }: Dockerfile, { skips }: Kept): readonly Edit[] {
  const check = directives.find(({ name }) => name === 'check');
  if (skips.length === 0 || check === undefined) return [];
  const rules = skips.map(({ rule }) => safeWord(rule)).join(',');
  const reasons = skips.map(({ rule, why }) => `# ${safeWord(rule)} is skipped: ${inComment(why)}\n`).join('');
  return [{ range: check.range, text: `# check=skip=${rules};${check.value}\n\n${reasons.trimEnd()}` }];
}

function stagesAbove(dockerfile: Dockerfile, shipped: StageSyntax, { stages }: Kept): readonly Edit[] {
  const start = aboveComments(dockerfile, shipped);
  return stages
    .filter(({ text }) => parseDockerfile(text).stages.length === 1)
    .map(({ name, text, reason, from }) => ({
      range: { start, end: start },
      text: `# ${safeWord(name)}: as you wrote it in ${inComment(from)}; ${inComment(reason)}\n${text}\n\n`,
    }));
}

/** Offset of the first comment right above a stage. */
function aboveComments({ pieces }: Dockerfile, { from }: StageSyntax): number {
  let at = pieces.findIndex((piece) => piece.kind === 'instruction' && piece.instruction === from);
  while (pieces[at - 1]?.kind === 'comment') at -= 1;
  return pieces[at]?.range.start ?? 0;
}

function placed(dockerfile: Dockerfile, { instructions }: Kept): readonly Edit[] {
  const groups = Map.groupBy(instructions.filter(isOne), ({ stage, at }) => `${stage} ${at}`);
  return [...groups.values()].map((group) => {
    const start = placeFor(dockerfile, group[0] as KeptInstruction);
    return { range: { start, end: start }, text: blocks(group) };
  });
}

/** What was saved is read again: only a single instruction, and never a new stage, goes into the file. */
function isOne({ text }: KeptInstruction): boolean {
  const { instructions, problems, stages } = parseDockerfile(text);
  return instructions.length === 1 && stages.length === 0 && problems.every(({ kind }) => kind === 'no-stage');
}

function placeFor({ text, stages }: Dockerfile, { stage: name, at }: KeptInstruction): number {
  const stage = stages.find((one) => one.name === name) ?? stages.find((one) => one.name === 'deps') ?? stages.at(-1);
  if (stage === undefined) throw new TypeError('a template made no stage');
  if (at === 'start') return startOf(text, stage);
  if (at === 'before-build' && stage.name === name) return aboveBuild(text, stage);
  return endOf(text, stage);
}

/** Below FROM, and below the USER that lets steps work. */
function startOf(text: string, { body: [first], from }: StageSyntax): number {
  return lineEnd(text, (first?.keyword === 'USER' ? first : from).range.end);
}

function aboveBuild(text: string, stage: StageSyntax): number {
  const build = stage.body.findLast(({ keyword }) => keyword === 'RUN');
  return build === undefined ? endOf(text, stage) : commentsAbove(text, build.range.start);
}

/** In front of the USER that the shipped stage ends with, else below everything. */
function endOf(text: string, { name, body, from }: StageSyntax): number {
  const user = name === 'runtime' ? body.findLast(({ keyword }) => keyword === 'USER') : undefined;
  return user === undefined ? lineEnd(text, (body.at(-1) ?? from).range.end) : user.range.start;
}

function lineEnd(text: string, offset: number): number {
  return text.indexOf('\n', offset) + 1;
}

/** Where the comment lines right above an instruction begin. */
function commentsAbove(text: string, start: number): number {
  const above = /(?:(?<=\n)[ \t]*#[^\n]*\n)+$/.exec(text.slice(0, start))?.[0] ?? '';
  return start - above.length;
}

/** Instructions in their order, each run of the same reason below one comment. */
function blocks(group: readonly KeptInstruction[]): string {
  const runs: KeptInstruction[][] = [];
  for (const one of group) {
    const last = runs.at(-1);
    if (last?.[0]?.reason === one.reason) last.push(one);
    else runs.push([one]);
  }
  return runs
    .map((ones) => {
      const places = [...new Set(ones.map(({ from }) => from))].map(inComment).join(', ');
      return `# ${inComment(ones[0]?.reason ?? '')} (${places})\n${ones.map(({ text, comments = '' }) => `${isComments(comments) ? comments : ''}${text}\n`).join('')}`;
    })
    .join('');
}

/** Saved comments are read again too: nothing else may stand among them. */
function isComments(text: string): boolean {
  return /^(?:[ \t]*#[^\n]*\n)*$/.test(text);
}

/** Names that other files build stand for the shipped stage. */
function named(shipped: StageSyntax, { names }: Kept): string {
  return names
    .filter(({ value }) => /^[a-z][a-z0-9-_.]*$/.test(value) && value !== shipped.name)
    .map(
      ({ value, from }) =>
        `\n# ${value}: the name by which ${inComment(from)} builds what is shipped\nFROM ${shipped.name ?? ''} AS ${value}\n`,
    )
    .join('');
}

function safeWord(word: string): string {
  return word.replaceAll(/[^\w.-]/g, '');
}

/** A comment ends with its line, whatever a file is called. */
function inComment(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '?').slice(0, 400);
}
