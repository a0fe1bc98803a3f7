import type {
  Comment,
  Directive,
  Dockerfile,
  Instruction,
  Piece,
  StageSyntax,
  SyntaxProblem,
  Word,
} from '../model/dockerfile.ts';
import { KEYWORDS, parseInstruction } from './instruction.ts';
import { lineStartsOf } from './positions.ts';
import { scan, type RawPiece } from './scan.ts';

/**
 * Reads any text as a Dockerfile: what Docker would refuse becomes a {@link SyntaxProblem}, never an exception.
 * Ask {@link refusalOf} first; time and memory grow linearly with the text.
 */
export function parseDockerfile(text: string): Dockerfile {
  const { pieces: raw, escape } = scan(text);
  const pieces: Piece[] = [];
  const instructions: Instruction[] = [];
  const directives: Directive[] = [];
  const comments: Comment[] = [];
  for (const piece of raw) {
    if (piece.kind === 'directive') directives.push(piece.directive);
    for (const comment of commentsOf(piece)) comments.push(comment);
    pieces.push(readPiece(piece, instructions, escape));
  }
  const { preamble, stages } = stagesOf(instructions);
  return {
    text,
    escape,
    pieces,
    directives,
    comments,
    instructions,
    preamble,
    stages,
    problems: problemsOf(text, instructions, stages),
    lineStarts: lineStartsOf(text),
  };
}

function readPiece(piece: RawPiece, instructions: Instruction[], escape: string): Piece {
  if (piece.kind !== 'instruction') return piece;
  const instruction = parseInstruction(piece.raw, instructions.length, escape);
  instructions.push(instruction);
  return { kind: 'instruction', range: piece.range, instruction };
}

const NO_COMMENTS: readonly Comment[] = [];

function commentsOf(piece: RawPiece): readonly Comment[] {
  if (piece.kind === 'comment') return [piece.comment];
  return piece.kind === 'instruction' ? piece.raw.comments : NO_COMMENTS;
}

function stagesOf(instructions: readonly Instruction[]): { preamble: Instruction[]; stages: StageSyntax[] } {
  const preamble: Instruction[] = [];
  const stages: StageSyntax[] = [];
  let body = preamble;
  for (const instruction of instructions) {
    if (instruction.keyword !== 'FROM') {
      body.push(instruction);
      continue;
    }
    body = [];
    const nameWord = nameOf(instruction);
    const name = nameWord?.value.toLowerCase() ?? null;
    stages.push({ index: stages.length, name, nameWord, from: instruction, image: instruction.words[0] ?? null, body });
  }
  return { preamble, stages };
}

function nameOf(from: Instruction): Word | null {
  return from.words[1]?.value.toLowerCase() === 'as' ? (from.words[2] ?? null) : null;
}

function problemsOf(
  text: string,
  instructions: readonly Instruction[],
  stages: readonly StageSyntax[],
): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (const instruction of instructions) addProblems(instruction, problems);
  if (stages.length === 0) problems.push({ kind: 'no-stage', range: { start: 0, end: 0 }, text: text.slice(0, 40) });
  return problems;
}

function addProblems({ keyword, keywordRange, heredocs, text }: Instruction, problems: SyntaxProblem[]): void {
  for (const { name, body, terminated } of heredocs)
    if (!terminated) problems.push({ kind: 'unterminated-heredoc', range: body, text: name });
  if (!KEYWORDS.has(keyword)) problems.push({ kind: 'unknown-instruction', range: keywordRange, text: keyword });
  else if (text === '') problems.push({ kind: 'missing-arguments', range: keywordRange, text: keyword });
}
