import { positionOf } from '../dockerfile/positions.ts';
import type { Dockerfile, Instruction, Position, Stage } from '../model/dockerfile.ts';

/** A shell text of a RUN, line for line as it stands in the file. */
export interface Script {
  /** As ShellCheck names it. */
  readonly shell: 'sh' | 'bash' | 'dash' | 'ksh';
  readonly text: string;
  /** Where its first letter stands in the file. */
  readonly start: Position;
}

/** A here-document that is the whole RUN, and no input of another program. */
const LONE_HEREDOC = /^<<-?[ \t]*["']?\w+["']?[ \t]*(?:\n|$)/;

/** Every RUN that a POSIX shell reads. Exec forms have no shell, and a here-document with an interpreter of its own is another language. */
export function scriptsOf(dockerfile: Dockerfile, stages: readonly Stage[]): readonly Script[] {
  return stages.flatMap((stage) => {
    const shell = shellOf(stage.end.shell[0] ?? '/bin/sh');
    if (shell === null || dockerfile.escape !== '\\') return [];
    return stage.body.flatMap((instruction) => scriptOf(dockerfile, instruction, shell));
  });
}

function shellOf(program: string): Script['shell'] | null {
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (name === 'ash') return 'dash';
  return name === 'sh' || name === 'bash' || name === 'dash' || name === 'ksh' ? name : null;
}

function scriptOf(dockerfile: Dockerfile, instruction: Instruction, shell: Script['shell']): Script[] {
  if (instruction.keyword !== 'RUN' || instruction.json !== null) return [];
  const [heredoc] = instruction.heredocs;
  if (heredoc && instruction.text.startsWith('<<')) {
    if (!LONE_HEREDOC.test(instruction.text) || heredoc.content.startsWith('#!')) return [];
    const start = positionOf(dockerfile.lineStarts, heredoc.body.start);
    return [{ shell, text: dockerfile.text.slice(heredoc.body.start, heredoc.body.end), start }];
  }
  const { start } = instruction.textRange;
  const text = withoutRemarks(dockerfile.text, instruction);
  return [{ shell, text, start: positionOf(dockerfile.lineStarts, start) }];
}

/** Docker drops comment and blank lines between continuation lines, a shell would end the command there. */
function withoutRemarks(text: string, { textRange, range, comments, blanks }: Instruction): string {
  const gaps = [...comments.map((comment) => comment.range), ...blanks]
    .filter((gap) => gap.start >= textRange.start)
    .toSorted((one, other) => one.start - other.start);
  const parts: string[] = [];
  let at = textRange.start;
  for (const gap of gaps) {
    const lines = text.slice(gap.start, gap.end).split('\n');
    parts.push(
      text.slice(at, gap.start),
      lines.map((line, index) => (index === lines.length - 1 && line === '' ? '' : '\\')).join('\n'),
    );
    at = gap.end;
  }
  return [...parts, text.slice(at, range.end)].join('');
}
