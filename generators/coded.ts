import { EXIT, InterruptedError, IronhullError } from '../src/errors.ts';
import { visible } from '../src/cli/visible.ts';

/** Runs one lifecycle method. `yo` prints an error's message alone and hands its `code` to `process.exit`, which takes numbers only. */
export async function coded<T>(task: () => T | Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    throw generatorError(error);
  }
}

function generatorError(error: unknown): IronhullError {
  const interrupted = error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name);
  const known = interrupted ? new InterruptedError() : error;
  if (known instanceof IronhullError) {
    const lines = [`ironhull: ${known.message}`, ...known.hints.map((hint) => `  ${hint}`)];
    return new IronhullError(lines.map(visible).join('\n'), known.code, { cause: error });
  }
  const stack = known instanceof Error ? (known.stack ?? known.message) : String(known);
  return new IronhullError(`ironhull: a bug, please report it. Nothing more was written.\n${stack}`, EXIT.bug, {
    cause: error,
  });
}
