import type { Door, Prompt } from './dialog/door.ts';
import { askPlainly } from './plain-prompts.ts';
import type { Streams } from './streams.ts';
import { inMarksOf, terminalOf, type Terminal } from './terminal.ts';

/** The door of our own bin: text to a stream, prompts by inquirer, which is loaded at the first question. */
export function promptDoor(streams: Streams, interactive: boolean, talk: NodeJS.WriteStream | null): Door {
  const terminal = terminalOf(talk ?? streams.stdout, process.env);
  return {
    terminal,
    interactive,
    say: (lines) => {
      if (talk !== null && lines.length > 0) talk.write(`${inMarksOf(terminal, lines.join('\n'))}\n`);
    },
    ask: async (prompt) => {
      if (process.env['TERM'] === 'dumb') return askPlainly(asked(prompt, terminal), streams);
      const { default: inquirer } = await import('inquirer');
      const answers: Record<string, unknown> = await inquirer.prompt([asked(prompt, terminal)]);
      return answers[prompt.name];
    },
  };
}

/** A prompt as inquirer and Yeoman's adapter take it, in marks that the terminal has. */
export function asked(prompt: Prompt, terminal: Terminal): Prompt {
  const marks = (text: string): string => inMarksOf(terminal, text);
  return {
    ...prompt,
    message: marks(prompt.message),
    ...(prompt.choices === undefined
      ? {}
      : {
          choices: prompt.choices.map((choice) => ({
            ...choice,
            name: marks(fitted(choice.name, terminal.width - CURSOR)),
            short: marks(choice.short),
          })),
        }),
    ...look(prompt, terminal),
  };
}

/** Columns that the cursor and the box in front of a choice take. */
const CURSOR = 5;

/** A choice in one line: what is said in passing goes first, and what is still too long is cut. */
function fitted(line: string, width: number): string {
  let short = line;
  for (let next = withoutAside(short); short.length > width && next !== short; next = withoutAside(short)) short = next;
  if (short.length <= width) return short;
  const remark = / · [^·]*$/.exec(short)?.[0] ?? '';
  return `${short.slice(0, Math.max(0, width - remark.length - 3)).replace(/[ ,]+$/, '')}…${remark}`;
}

/** The last clause behind a semicolon goes, a remark behind a dot stays. */
function withoutAside(line: string): string {
  return line.replace(/; [^;·]*(?=(?: ·[^;]*)?$)/, '');
}

/** No help line below the choices, no wrap-around, and plain marks where others would come out as boxes. */
function look(prompt: Prompt, { unicode, paint }: Terminal): object {
  const icon = prompt.type === 'select' ? { cursor: unicode ? '❯' : '>' } : boxes(unicode);
  return {
    loop: false,
    theme: {
      prefix: { idle: paint('accent', '?'), done: paint('accent', unicode ? '✔' : 'ok') },
      icon,
      style: {
        keysHelpTip: () => (prompt.type === 'checkbox' ? paint('dim', '  space chooses, enter goes on') : undefined),
      },
    },
  };
}

function boxes(unicode: boolean): object {
  return unicode ? { cursor: '❯', checked: '◉', unchecked: '◯' } : { cursor: '>', checked: '[x]', unchecked: '[ ]' };
}
