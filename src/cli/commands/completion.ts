import { EXIT, UsageError } from '../../errors.ts';
import { shells } from '../command-table.ts';
import { completionScript } from '../completion.ts';
import type { Call } from '../parse-arguments.ts';
import type { Streams } from '../streams.ts';
import { suggest } from '../suggest.ts';
import { visible } from '../visible.ts';

/** `ironhull completion <shell>` */
export async function completion(call: Call, { stdout }: Streams): Promise<number> {
  const shell = shells.find((name) => name === call.argument);
  if (shell === undefined) throw noShell(call.argument);
  stdout.write(completionScript(shell));
  return EXIT.ok;
}

function noShell(typed: string | null): UsageError {
  const hints = shells.map((name) => `ironhull completion ${name}`);
  if (typed === null) return new UsageError('completion needs the name of a shell.', { hints });
  const close = suggest(typed, shells);
  return new UsageError(`no completion for ${visible(typed)}.${close === null ? '' : ` Did you mean ${close}?`}`, {
    hints,
  });
}
