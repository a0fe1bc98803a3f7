/** What may be printed, and how: decided once from environment and stream, so that no other code looks at either. */
export interface Terminal {
  /** Columns to fill at most. */
  readonly width: number;
  /** Whether marks beyond ASCII can be shown. */
  readonly unicode: boolean;
  readonly paint: (role: Role, text: string) => string;
}

/** Why a text stands out; colour is never the only sign of it. */
export type Role = 'accent' | 'dim' | 'strong' | 'warning' | 'added' | 'removed';

const formats = {
  accent: 'cyan',
  dim: 'dim',
  strong: 'bold',
  warning: 'yellow',
  added: 'green',
  removed: 'red',
} as const satisfies Record<Role, string>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads NO_COLOR, FORCE_COLOR, TERM and the locale as people expect. */
export function terminalOf(stream: NodeJS.WriteStream, env: Environment): Terminal {
  return {
    width: Math.min(Math.max(stream.columns ?? 80, 40), 100),
    unicode: speaksUnicode(env),
    paint: mayBeColoured(stream, env) ? painter(stream) : plainTerminal.paint,
  };
}

/** A terminal for text that goes to a file or another program. */
export const plainTerminal: Terminal = { width: 80, unicode: false, paint: (_, text) => text };

/** Spares a file or another program the colours, and the start the loading of what makes them. */
function mayBeColoured(stream: NodeJS.WriteStream, env: Environment): boolean {
  return stream.isTTY || env['FORCE_COLOR'] !== undefined;
}

function painter(stream: NodeJS.WriteStream): Terminal['paint'] {
  return (role, text) => process.getBuiltinModule('node:util').styleText(formats[role], text, { stream });
}

function speaksUnicode(env: Environment): boolean {
  if (env['TERM'] === 'dumb' || env['TERM'] === 'linux') return false;
  if (process.platform === 'win32') return env['WT_SESSION'] !== undefined;
  return /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '');
}

const marks: Readonly<Record<string, string>> = {
  '·': '-',
  '❯': '>',
  '→': '->',
  '…': '...',
  '–': '-',
  '✔': 'ok',
  '✘': 'x',
};

/** The same text with marks that every terminal has. */
export function inMarksOf(terminal: Terminal, text: string): string {
  return terminal.unicode ? text : text.replace(/[·❯→…–✔✘]/g, (mark) => marks[mark] ?? mark);
}
