import type Generator from 'yeoman-generator';
import type { Door } from '../src/cli/dialog/door.ts';
import { InterruptedError } from '../src/errors.ts';
import type { Order } from '../src/cli/order.ts';
import { asked } from '../src/cli/prompt-door.ts';
import { inMarksOf, terminalOf } from '../src/cli/terminal.ts';

/** The door of Yeoman: prompts by its adapter, lines by its log, which writes to standard error. */
export function adapterDoor(
  generator: Generator,
  { asks, quiet, format }: Pick<Order, 'asks' | 'quiet' | 'format'>,
): Door {
  const terminal = terminalOf(process.stderr, process.env);
  nameInterruption(generator.env.adapter);
  const silent = quiet || format === 'json' || format === 'plan';
  return {
    terminal,
    interactive: asks,
    say: (lines) => {
      if (!silent && lines.length > 0) generator.log(inMarksOf(terminal, lines.join('\n')));
    },
    ask: async (prompt) => {
      const questions = [asked(prompt, terminal)] as unknown as Parameters<typeof generator.prompt>[0];
      const answers = (await generator.prompt(questions)) as Readonly<Record<string, unknown>>;
      return answers[prompt.name];
    },
  };
}

/** Whether prompts come from a terminal; another adapter (an editor's, a test's) answers by its own means. */
export function hasTerminal(adapter: object): boolean {
  return adapter.constructor.name === 'TerminalAdapter' || adapter.constructor.name === 'QueuedAdapter';
}

/**
 * An adapter ends the run with the prompt's own error, before anything that waits for the prompt hears of it. So that `yo` ends
 * with our code and line, that error gets them the moment it is known.
 */
function nameInterruption(adapter: object): void {
  const { signal } = adapter as { readonly signal?: AbortSignal };
  signal?.addEventListener('abort', () => {
    const { code, message } = new InterruptedError();
    if (signal.reason instanceof Error && signal.reason.name === 'ExitPromptError')
      Object.assign(signal.reason, { code, message: `ironhull: ${message}` });
  });
}
