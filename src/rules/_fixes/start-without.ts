import type { Edit, Instruction } from '../../model/dockerfile.ts';
import { execForm } from '../_shared/exec-form.ts';
import type { Cut } from './cut.ts';

/** Options of `uv run` and `poetry run` that say nothing of the program. */
const OPTION = /^--(?:no-sync|frozen|locked|no-dev|offline|no-cache|quiet|no-interaction)$/;
/** A program by its name: what stands in a script nobody looked into. */
const PROGRAM = /^(?!(?:ba|da|a)?sh$)[A-Za-z][\w-]*$/;

/** Edits by which a start calls its program and not through `uv run` or `poetry run`; `null` where it cannot do without. */
export function startWithout({ stage, rest }: Cut, installer: string): readonly Edit[] | null {
  const start = rest.find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  const others = stage.body.filter((one) => one !== start && /^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(one.keyword));
  if (start === undefined || others.some((one) => isStart(one) || one.text.includes(installer))) return null;
  const words = start.json?.map(({ value }) => value) ?? [];
  const program = programOf(words, installer);
  if (program === null) return null;
  return program.length === words.length ? [] : [{ range: start.textRange, text: execForm(program) }];
}

/** The words behind `uv run`, or all of them where nothing of it is there. */
function programOf(words: readonly string[], installer: string): readonly string[] | null {
  const [first = '', second, ...further] = words;
  const isRun = first === installer && second === 'run';
  const program = isRun
    ? further.slice(
        Math.max(
          0,
          further.findIndex((word) => !OPTION.test(word)),
        ),
      )
    : words;
  return PROGRAM.test(program[0] ?? '') && !/^(?:uvx?|poetry)$/.test(program[0] ?? '') ? program : null;
}

function isStart({ keyword }: Instruction): boolean {
  return keyword !== 'HEALTHCHECK';
}
