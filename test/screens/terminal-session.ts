import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** Key presses as a terminal sends them. */
export const keys = {
  up: '\u001B[A',
  down: '\u001B[B',
  enter: '\r',
  space: ' ',
  interrupt: '\u0003',
  backspace: '\u007F',
} as const;

export interface TerminalOptions {
  readonly cwd: string;
  readonly columns?: number;
  readonly rows?: number;
  /** The whole environment besides PATH and HOME. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whom the program runs as. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** A program in a real pseudo-terminal, its screen read as text. */
export interface TerminalSession {
  /** Everything shown so far, scrolled-off lines included, without blanks at line ends. */
  readonly screen: () => string;
  /** Lines that were too long for the terminal, so that it had to wrap them. */
  readonly wraps: () => readonly string[];
  /** Every byte that was printed, escape sequences included. */
  readonly raw: () => string;
  readonly press: (...keys: readonly string[]) => void;
  /** Waits until a text is on the screen. Fails with the screen when it does not come. */
  readonly until: (text: string) => Promise<void>;
  /** Waits for the end and gives the exit code. */
  readonly exit: () => Promise<number>;
  readonly kill: () => void;
}

const PATIENCE = 30_000;

export function openTerminal(program: string, args: readonly string[], options: TerminalOptions): TerminalSession {
  const { columns = 80, rows = 40 } = options;
  const screen = new xterm.Terminal({ cols: columns, rows, scrollback: 5_000, allowProposedApi: true });
  const child = spawn(program, [...args], {
    cols: columns,
    rows,
    cwd: options.cwd,
    env: environment(options.env ?? {}),
    name: options.env?.['TERM'] ?? 'xterm-256color',
    ...options.user,
  });
  let raw = '';
  let changed = Date.now();
  child.onData((data) => {
    raw += data;
    changed = Date.now();
    screen.write(data);
  });
  const left = new Promise<number>((resolve) => {
    child.onExit(({ exitCode, signal }) => resolve(signal ? 128 + signal : exitCode));
  });
  // The end may be told before the last lines, and the screen draws what it is given a moment later.
  const ended = left.then(async (code) => {
    await waitFor(
      () => Date.now() - changed > 100,
      () => textOf(screen),
    );
    await new Promise<void>((resolve) => screen.write('', resolve));
    return code;
  });
  return {
    screen: () => textOf(screen),
    raw: () => raw,
    wraps: () => wrapsOf(screen),
    press: (...pressed) => pressed.forEach((key) => child.write(key)),
    // A prompt that was just drawn listens one tick later: wait until the screen has rested, too.
    until: (text) =>
      waitFor(
        () => textOf(screen).includes(text) && Date.now() - changed > 60,
        () => `${text}\n--- screen\n${textOf(screen)}`,
      ),
    exit: () => Promise.race([ended, late(() => textOf(screen))]),
    kill: () => child.kill('SIGKILL'),
  };
}

function environment(extra: Readonly<Record<string, string>>): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...extra };
}

function textOf(screen: xterm.Terminal): string {
  const buffer = screen.buffer.active;
  const lines = Array.from({ length: buffer.length }, (_, line) => buffer.getLine(line)?.translateToString(true) ?? '');
  return lines.join('\n').trimEnd();
}

function wrapsOf(screen: xterm.Terminal): readonly string[] {
  const buffer = screen.buffer.active;
  const lines = Array.from({ length: buffer.length }, (_, line) => buffer.getLine(line));
  return lines.flatMap((line) => (line?.isWrapped === true ? [line.translateToString(true)] : []));
}

async function waitFor(holds: () => boolean, what: () => string): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`never came: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

async function late(screen: () => string): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE).unref());
  throw new Error(`did not end:\n${screen()}`);
}
