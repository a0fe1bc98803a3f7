import { createInterface } from 'node:readline';
import { InterruptedError } from '../errors.ts';
import type { Prompt } from './dialog/door.ts';
import type { Streams } from './streams.ts';

/** Asks line by line, for terminals that cannot move the cursor: choices have numbers, enter takes the default. */
export async function askPlainly(prompt: Prompt, streams: Streams): Promise<unknown> {
  const { stdout } = streams;
  stdout.write(`? ${prompt.message}\n`);
  for (const [index, choice] of (prompt.choices ?? []).entries()) stdout.write(`  ${index + 1}  ${choice.name}\n`);
  for (;;) {
    const answer = answers[prompt.type](prompt, (await nextLine(`${hint(prompt)}> `, streams)).trim());
    if ('value' in answer) return answer.value;
    stdout.write(`  ${answer.wrong}\n`);
  }
}

type Answer = { readonly value: unknown } | { readonly wrong: string };

const answers = {
  select: (prompt: Prompt, typed: string) => chosen(prompt, typed === '' ? [standard(prompt)] : [typed]),
  checkbox: (prompt: Prompt, typed: string) => chosen(prompt, typed === '' ? ticked(prompt) : typed.split(/[\s,]+/)),
  confirm: confirmed,
  input: written,
  // A text to edit is long: here it is taken as it stands, or replaced by one line.
  editor: written,
} as const satisfies Record<Prompt['type'], (prompt: Prompt, typed: string) => Answer>;

function written(prompt: Prompt, typed: string): Answer {
  const text = typed === '' ? String(prompt.default ?? '') : typed;
  const problem = prompt.validate?.(text) ?? true;
  return problem === true ? { value: text } : { wrong: problem };
}

function chosen({ type, choices = [] }: Prompt, numbers: readonly string[]): Answer {
  const several = type === 'checkbox';
  if (several && numbers.join('') === 'none') return { value: [] };
  const values = numbers.map((number) => choices[Number(number) - 1]?.value);
  if (values.includes(undefined)) return { wrong: `a number from 1 to ${choices.length}, please` };
  return { value: several ? values : values[0] };
}

function confirmed(prompt: Prompt, typed: string): Answer {
  if (typed === '') return { value: prompt.default === true };
  return /^(?:y|yes|n|no)$/i.test(typed) ? { value: /^y/i.test(typed) } : { wrong: 'yes or no, please' };
}

/** Number of the choice that enter takes. */
function standard({ choices = [], default: value }: Prompt): string {
  return String(
    Math.max(
      0,
      choices.findIndex((choice) => choice.value === value),
    ) + 1,
  );
}

function ticked({ choices = [], default: values }: Prompt): readonly string[] {
  const numbers = choices.flatMap((choice, index) =>
    Array.isArray(values) && values.includes(choice.value) ? [String(index + 1)] : [],
  );
  return numbers.length === 0 ? ['none'] : numbers;
}

function hint(prompt: Prompt): string {
  if (prompt.type === 'select') return `number, enter takes ${standard(prompt)} `;
  if (prompt.type === 'checkbox') return `numbers or none, enter takes ${ticked(prompt).join(',')} `;
  if (prompt.type === 'confirm')
    return prompt.default === true ? 'yes or no, enter takes yes ' : 'yes or no, enter takes no ';
  if (prompt.type === 'editor') return 'one line, enter takes it as it stands ';
  return prompt.default === undefined ? '' : `enter takes ${String(prompt.default)} `;
}

/** One line of input. Ends as an interruption does when there will be none. */
function nextLine(question: string, { stdin, stdout }: Streams): Promise<string> {
  const reader = createInterface({ input: stdin, output: stdout, terminal: false });
  return new Promise((resolve, reject) => {
    reader.once('close', () => reject(new InterruptedError()));
    reader.question(question, (line) => {
      resolve(line);
      reader.close();
    });
  });
}
