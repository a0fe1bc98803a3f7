import type { KeptInstruction } from '../model/takeover.ts';
import type { PlacedRow } from './read.ts';
import type { StartScript } from './script.ts';

const USUAL = '["/bin/sh", "-c"]';

/** Instructions that stay as they are; the start script is copied on its own. */
export function keptInstructions(rows: readonly PlacedRow[], script: StartScript | null): readonly KeptInstruction[] {
  const own = rows.flatMap(({ keep, from }) => (keep === undefined ? [] : [{ ...keep, from }]));
  const others = own.filter(({ text }) => script === null || !copiesScript(text, script));
  return [...Map.groupBy(others, ({ stage, at }) => `${stage} ${at}`).values()].flatMap(inShells);
}

/** Whether an instruction copies the script that starts the program. */
export function copiesScript(text: string | undefined, { source }: StartScript): boolean {
  return text?.startsWith('COPY') === true && text.includes(source);
}

type Own = KeptInstruction & Pick<NonNullable<PlacedRow['keep']>, 'by'>;

/** SHELL stands in front of the steps that were written for it, and behind them ours get the usual one back. */
function inShells(group: readonly Own[]): readonly KeptInstruction[] {
  const found: KeptInstruction[] = [];
  let now = USUAL;
  for (const { by = null, ...one } of group) {
    const wanted = one.text.startsWith('RUN') ? shellText(by) : USUAL;
    if (wanted !== now) found.push(shellLine(wanted, one));
    now = wanted;
    found.push(one);
  }
  const last = found.at(-1);
  return last === undefined || now === USUAL ? found : [...found, shellLine(USUAL, last)];
}

function shellText(words: readonly string[] | null): string {
  return words === null ? USUAL : `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

function shellLine(words: string, { stage, at, reason, from }: KeptInstruction): KeptInstruction {
  return { stage, at, text: `SHELL ${words}`, reason, from };
}
